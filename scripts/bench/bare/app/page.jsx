import { rowsOf } from "./statements";

export const dynamic = "force-dynamic";

export default async function Page({ searchParams }) {
  const { case: name } = await searchParams;
  const results = await rowsOf(name);
  const rows = results.find((result) => result.length > 1) ?? [];
  return (
    <table>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {Object.entries(row).map(([column, value]) => (
              <td key={column}>{value === null ? "" : String(value)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

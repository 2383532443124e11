import { rowsOf } from "../statements";

export const dynamic = "force-dynamic";

export async function GET(request) {
  return Response.json(await rowsOf(new URL(request.url).searchParams.get("case")));
}

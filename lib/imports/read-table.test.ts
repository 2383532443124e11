import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { createCsvWriter } from "@/lib/exports/csv-writer";
import { createXlsxWriter } from "@/lib/exports/xlsx-writer";
import { readTable } from "./read-table";
import { FileError } from "./table";

const csv = (text: string) => readTable(strToU8(text));

function problem(bytes: Uint8Array): string {
  try {
    readTable(bytes);
  } catch (error) {
    if (error instanceof FileError) return error.problem;
    throw error;
  }
  return "read";
}

describe("CSV", () => {
  test("keeps quotes, separators and line breaks inside quoted cells, and counts records", () => {
    const table = csv('name,note\r\n"Chan, ""大文""","first\nsecond"\r\n\r\nLee,x\r\n');
    expect(table.headers).toEqual(["name", "note"]);
    expect(table.rows).toEqual([
      ['Chan, "大文"', "first\nsecond"],
      ["Lee", "x"],
    ]);
    expect(table.lines).toEqual([2, 4]);
  });

  test.each([
    ["semicolons", "a;b\n1,5;2"],
    ["tabs", "a\tb\n1,5\t2"],
    ["bars", "a|b\n1,5|2"],
    ["a sep= line", "sep=;\na;b\n1,5;2"],
  ])("%s separate too", (_, text) => {
    expect(csv(text)).toMatchObject({ headers: ["a", "b"], rows: [["1,5", "2"]] });
  });

  test("UTF-8 with a byte order mark and UTF-16 of both orders read the same", () => {
    const text = "名,b\n陳大文,2\n";
    const utf16 = (big: boolean) => {
      const bytes = new Uint8Array((text.length + 1) * 2);
      const view = new DataView(bytes.buffer);
      for (const [index, unit] of [0xfeff, ...[...text].map((char) => char.charCodeAt(0))].entries())
        view.setUint16(index * 2, unit, !big);
      return bytes;
    };
    const expected = { headers: ["名", "b"], rows: [["陳大文", "2"]] };
    for (const bytes of [strToU8(`\uFEFF${text}`), utf16(true), utf16(false)])
      expect(readTable(bytes)).toMatchObject(expected);
  });

  test("what our own exports write reads back", () => {
    const writer = createCsvWriter();
    const bytes = Buffer.concat([writer.rows([["a", "b"]]), writer.rows([["x,\n", '"']]), writer.end()]);
    expect(readTable(bytes).rows).toEqual([["x,", '"']]);
  });

  test("short lines are filled, long ones widen the table", () => {
    expect(csv("a,b\n1\n1,2,3\n")).toMatchObject({
      headers: ["a", "b", ""],
      rows: [
        ["1", "", ""],
        ["1", "2", "3"],
      ],
    });
  });
});

describe("what cannot be read is named", () => {
  test.each<[string, Uint8Array]>([
    ["empty", strToU8("")],
    ["empty", strToU8("a,b\n\n")],
    ["notText", Uint8Array.of(0x61, 0x2c, 0xb3, 0xaf, 0xa4, 0x6a, 0x0a, 0x31)],
    ["notTable", strToU8('a,b\n"open,2\n')],
    ["tooManyRows", strToU8(`a\n${"1\n".repeat(50_001)}`)],
    ["tooManyColumns", strToU8(`${"a,".repeat(101)}\n1\n`)],
    ["tooBig", new Uint8Array(25 * 1024 * 1024 + 1)],
    ["oldWorkbook", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1)],
    ["brokenWorkbook", Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 1, 2, 3)],
    ["brokenWorkbook", zipSync({ "other.xml": strToU8("<a/>") })],
  ])("%s", (expected, bytes) => {
    expect(problem(bytes)).toBe(expected);
  });
});

describe("XLSX", () => {
  test("what our own exports write reads back, also beyond ASCII", async () => {
    const writer = createXlsxWriter();
    const rows = [
      ["name", "note"],
      ["陳大文 <&>", ""],
      ["", "=1+1"],
    ];
    const bytes = Buffer.concat([
      await writer.rows(rows.slice(0, 1)),
      await writer.rows(rows.slice(1)),
      await writer.end(),
    ]);
    expect(readTable(bytes)).toMatchObject({
      headers: ["name", "note"],
      rows: [
        ["陳大文 <&>", ""],
        ["", "=1+1"],
      ],
      lines: [2, 3],
    });
  });

  test("shared and rich texts, gaps, dates, numbers in full and a namespace prefix, from the sheet that stands first", () => {
    expect(readTable(excelFile())).toMatchObject({
      headers: ["Name", "", "Born", "Number", "Ok"],
      rows: [["陳大文", "", "1987-02-19", "3567721234568348", "TRUE"]],
      lines: [5],
    });
  });

  test("the sheet and the line of the headings can be chosen, and a number comes as its format shows it", () => {
    const sheet = (rows: string) => strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
    const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const bytes = zipSync({
      "xl/workbook.xml": strToU8(
        '<workbook xmlns:r="r"><sheets><sheet name="Notes" r:id="a"/><sheet name="Cards &amp; more" r:id="b"/></sheets></workbook>',
      ),
      "xl/_rels/workbook.xml.rels": strToU8(
        '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/><Relationship Id="b" Target="worksheets/sheet2.xml"/></Relationships>',
      ),
      "xl/styles.xml": strToU8(
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0000"/><numFmt numFmtId="171" formatCode="mmm\\-yy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="10"/><xf numFmtId="4"/></cellXfs></styleSheet>',
      ),
      "xl/worksheets/sheet1.xml": sheet(
        `<row r="1">${text("A1", "Read me")}</row><row r="2">${text("A2", "x")}</row>`,
      ),
      "xl/worksheets/sheet2.xml": sheet(
        `<row r="1">${text("A1", "Cards of May")}</row><row r="3">${["Last 4", "Expiry", "Share", "Amount"].map((one, at) => text(`${"ABCD"[at]}3`, one)).join("")}</row><row r="4"><c r="A4" s="1"><v>42</v></c><c r="B4" s="2"><v>48334</v></c><c r="C4" s="3"><v>0.125</v></c><c r="D4" s="4"><v>1234.5</v></c></row>`,
      ),
    });
    expect(readTable(bytes)).toMatchObject({
      sheets: ["Notes", "Cards & more"],
      sheet: 0,
      headers: ["Read me"],
    });
    expect(readTable(bytes, { sheet: 1 })).toMatchObject({
      heading: 1,
      headers: ["Cards of May", "", "", ""],
    });
    expect(readTable(bytes, { sheet: 1, heading: 3 })).toMatchObject({
      heading: 3,
      headers: ["Last 4", "Expiry", "Share", "Amount"],
      rows: [["0042", "2032-04-30", "12.50%", "1,234.50"]],
      lines: [4],
      top: [{ line: 1 }, { line: 3 }, { line: 4 }],
    });
    expect(readTable(strToU8("title\nname,b\nx,1\n"), { heading: 2 })).toMatchObject({
      headers: ["name", "b"],
      rows: [["x", "1"]],
    });
  });

  test("a part that unpacks to more than it may is refused before it is unpacked", () => {
    const bomb = zipSync({ "xl/workbook.xml": new Uint8Array(121 * 1024 * 1024) }, { level: 9 });
    expect(problem(bomb)).toBe("tooBig");
  });

  test("10,000 rows are read in seconds", async () => {
    const writer = createXlsxWriter();
    const rows = Array.from({ length: 10_000 }, (_, index) => [
      `n${index}`,
      "b",
      "c",
      "d",
      "e",
      "f",
      "g",
      "h",
    ]);
    const bytes = Buffer.concat([
      await writer.rows([["1", "2", "3", "4", "5", "6", "7", "8"], ...rows]),
      await writer.end(),
    ]);
    const before = performance.now();
    expect(readTable(bytes).rows).toHaveLength(10_000);
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});

/** As Excel writes one: the second part holds the first sheet. */
function excelFile(): Uint8Array {
  const parts = {
    "xl/workbook.xml":
      '<workbook xmlns:r="r"><sheets><sheet name="A &gt; B" sheetId="7" r:id="rId2"/><sheet name="Z" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
    "xl/styles.xml":
      '<styleSheet><numFmts count="1"><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="165"/></cellXfs></styleSheet>',
    "xl/sharedStrings.xml":
      "<sst><si><t>Name</t></si><si><r><t>陳</t></r><r><rPr/><t>大文</t></r><rPh sb='0'><t>ちん</t></rPh></si><si><t xml:space='preserve'> Born</t></si></sst>",
    "xl/worksheets/sheet1.xml": "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
    "xl/worksheets/sheet2.xml":
      '<x:worksheet><x:cols><x:col min="1"/></x:cols><x:sheetData>' +
      '<x:row r="3"><x:c r="A3" t="s"><x:v>0</x:v></x:c><x:c r="C3" t="s"><x:v>2</x:v></x:c><x:c r="D3" t="str"><x:f>"N"</x:f><x:v>Number</x:v></x:c><x:c r="E3" t="inlineStr"><x:is><x:t>Ok</x:t></x:is></x:c></x:row>' +
      '<x:row r="4"/><x:row r="5"><x:c r="A5" t="s"><x:v>1</x:v></x:c><x:c r="B5" s="1"/><x:c r="C5" s="1"><x:v>31827</x:v></x:c><x:c r="D5"><x:v>3.567721234568348E+15</x:v></x:c><x:c r="E5" t="b"><x:v>1</x:v></x:c></x:row>' +
      "</x:sheetData></x:worksheet>",
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

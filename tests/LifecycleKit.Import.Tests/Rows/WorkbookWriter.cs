using System.Globalization;
using System.Security;
using System.Text;
using LifecycleKit.Import.Tests.Files;

namespace LifecycleKit.Import.Tests.Rows;

/// <summary>Writes a workbook of one sheet: numbers and instants as such, other cells as text.</summary>
internal static class WorkbookWriter
{
    public static byte[] Write(string[] header, IEnumerable<string[]> rows)
    {
        var sheet = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        sheet.Append("<row>").AppendJoin(string.Empty, header.Select(Text)).Append("</row>");
        foreach (var row in rows) sheet.Append("<row>").AppendJoin(string.Empty, row.Select(Cell)).Append("</row>");
        sheet.Append("</sheetData></worksheet>");
        return TestFiles.Zip(
            ("[Content_Types].xml", Bytes("""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
                """)),
            ("_rels/.rels", Bytes("""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """)),
            ("xl/workbook.xml", Bytes("""
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>
                """)),
            ("xl/_rels/workbook.xml.rels", Bytes("""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>
                """)),
            ("xl/styles.xml", Bytes("""
                <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>
                """)),
            ("xl/worksheets/sheet1.xml", Bytes(sheet.ToString())));
    }

    private static string Cell(string text)
    {
        if (text.Length == 0) return "<c/>";
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
            return $"<c><v>{number.ToString("0.########", CultureInfo.InvariantCulture)}</v></c>";
        if (DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
            return $"<c s=\"1\"><v>{instant.ToOADate().ToString("R", CultureInfo.InvariantCulture)}</v></c>";
        return Text(text);
    }

    private static string Text(string text) => $"<c t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

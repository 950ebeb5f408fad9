using System.Globalization;
using System.Security;
using System.Text;

namespace LifecycleKit.Import.Tests.Files;

/// <summary>Writes workbooks with the parts that a spreadsheet writes.</summary>
internal static class TestWorkbook
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Writes a workbook. Texts, numbers, instants (as serials with a date format), times and flags are cells of their
    /// type.</summary>
    public static byte[] Create(bool is1904, params (string Name, object?[][] Rows)[] sheets)
    {
        List<(string Name, byte[] Content)> parts =
        [
            ("[Content_Types].xml", Xml("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>")),
            ("_rels/.rels", Xml($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + $"<Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")),
            ("xl/workbook.xml", Xml($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\">"
                + $"<workbookPr date1904=\"{(is1904 ? 1 : 0)}\"/><sheets>"
                + string.Concat(sheets.Select((sheet, index) =>
                    $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" sheetId=\"{index + 1}\" r:id=\"r{index + 1}\"/>"))
                + "</sheets></workbook>")),
            ("xl/_rels/workbook.xml.rels", Xml("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + string.Concat(sheets.Select((_, index) =>
                    $"<Relationship Id=\"r{index + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{index + 1}.xml\"/>"))
                + $"<Relationship Id=\"s\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>")),
            ("xl/styles.xml", Xml($"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"3\">"
                + "<xf numFmtId=\"0\"/><xf numFmtId=\"22\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>")),
        ];
        for (var i = 0; i < sheets.Length; i++) parts.Add(($"xl/worksheets/sheet{i + 1}.xml", Xml(Sheet(sheets[i].Rows, is1904))));
        return TestFiles.Zip([.. parts]);
    }

    private static string Sheet(object?[][] rows, bool is1904)
    {
        var xml = new StringBuilder($"<worksheet xmlns=\"{Main}\"><sheetData>");
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row].Length == 0) continue;
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            for (var column = 0; column < rows[row].Length; column++)
                xml.Append(Cell($"{ColumnName(column)}{row + 1}", rows[row][column], is1904));
            xml.Append("</row>");
        }

        return xml.Append("</sheetData></worksheet>").ToString();
    }

    private static string ColumnName(int column) =>
        column < 26 ? $"{(char)('A' + column)}" : ColumnName((column / 26) - 1) + ColumnName(column % 26);

    private static string Cell(string place, object? value, bool is1904)
    {
        var start = is1904 ? new DateTime(1904, 1, 1) : new DateTime(1899, 12, 30);
        return value switch
        {
            null => string.Empty,
            string text => $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
            bool flag => $"<c r=\"{place}\" t=\"b\"><v>{(flag ? 1 : 0)}</v></c>",
            DateTime instant => FormattableString.Invariant($"<c r=\"{place}\" s=\"1\"><v>{(instant - start).TotalDays:R}</v></c>"),
            TimeSpan time => FormattableString.Invariant($"<c r=\"{place}\" s=\"2\"><v>{time.TotalDays:R}</v></c>"),
            _ => FormattableString.Invariant($"<c r=\"{place}\"><v>{value}</v></c>"),
        };
    }

    private static byte[] Xml(string text) => Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text);
}

using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace LifecycleKit.Cli;

/// <summary>Writes the elements of the page; every text is encoded.</summary>
internal sealed class HtmlWriter
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder _page = new();
    private int _sectionNumber;

    /// <summary>Begins a section with a heading and a sentence that says what is shown.</summary>
    public void BeginSection(string title, string text)
    {
        var id = FormattableString.Invariant($"s{++_sectionNumber}");
        _page.Append(CultureInfo.InvariantCulture, $"<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{Text(title)}</h2>\n");
        if (text.Length > 0) Paragraph(text);
    }

    public void EndSection() => _page.Append("</section>\n");

    public void Paragraph(string text) => _page.Append(CultureInfo.InvariantCulture, $"<p>{Text(text)}</p>\n");

    /// <summary>Writes pairs of a name and a figure.</summary>
    public void Figures(IEnumerable<(string Name, string Value)> figures)
    {
        _page.Append("<dl class=\"figures\">\n");
        foreach (var (name, value) in figures)
            _page.Append(CultureInfo.InvariantCulture, $"<div><dt>{Text(name)}</dt><dd>{Text(value)}</dd></div>\n");
        _page.Append("</dl>\n");
    }

    /// <summary>Writes a chart. Its data follow as a table that opens on demand and that a screen reader reads.</summary>
    public void Chart(
        string caption, Chart chart, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows,
        params IReadOnlyList<int> textColumns)
    {
        _page.Append(CultureInfo.InvariantCulture,
            $"<figure>\n<figcaption>{Text(caption)}</figcaption>\n<div class=\"chart\" aria-hidden=\"true\">");
        if (chart.Legend.Count > 1)
        {
            _page.Append("<ul class=\"legend\">");
            foreach (var (name, variable) in chart.Legend)
                _page.Append(CultureInfo.InvariantCulture, $"<li><i style=\"background:var({variable})\"></i>{Text(name)}</li>");
            _page.Append("</ul>");
        }

        _page.Append(chart.Svg).Append("</div>\n<details><summary>Data</summary>\n");
        Table(caption, header, rows, textColumns);
        _page.Append("</details>\n</figure>\n");
    }

    /// <summary>Writes a table; the first cell of a row is its heading.</summary>
    /// <param name="caption">What the table shows.</param>
    /// <param name="header">The headings of the columns.</param>
    /// <param name="rows">The cells of each row.</param>
    /// <param name="textColumns">The columns of text besides the first, from 0 on; the others are figures, which end below each
    /// other.</param>
    public void Table(
        string caption, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, params IReadOnlyList<int> textColumns) =>
        Matrix(caption, header, rows.Select(row => (row[0], row.Skip(1).Select(cell => (cell, (double?)null)))), textColumns);

    /// <summary>Writes a table whose cells are shaded.</summary>
    /// <param name="caption">What the table shows.</param>
    /// <param name="header">The headings of the columns, that of the first column included.</param>
    /// <param name="rows">The heading of each row, and its cells with a shade from 0 to 1; null for none.</param>
    /// <param name="textColumns">The columns of text, as for a table.</param>
    public void Matrix(
        string caption, IReadOnlyList<string> header, IEnumerable<(string Head, IEnumerable<(string Text, double? Shade)> Cells)> rows,
        params IReadOnlyList<int> textColumns)
    {
        _page.Append(CultureInfo.InvariantCulture,
            $"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{Text(caption)}\"><table>\n");
        _page.Append(CultureInfo.InvariantCulture, $"<caption>{Text(caption)}</caption>\n<thead><tr>");
        for (var i = 0; i < header.Count; i++)
            _page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{Style(i, null)}>{Text(header[i])}</th>");
        _page.Append("</tr></thead>\n<tbody>\n");
        foreach (var (head, cells) in rows)
        {
            _page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(head)}</th>");
            var column = 0;
            foreach (var (text, shade) in cells)
                _page.Append(CultureInfo.InvariantCulture, $"<td{Style(++column, shade)}>{Text(text)}</td>");
            _page.Append("</tr>\n");
        }

        _page.Append("</tbody></table></div>\n");

        string Style(int column, double? shade) => shade is { } value
            ? FormattableString.Invariant($" class=\"heat\" style=\"--v:{Math.Clamp(value, 0, 1):0.###}\"")
            : textColumns.Contains(column) ? " class=\"text\"" : "";
    }

    /// <summary>Returns the whole page.</summary>
    /// <param name="title">The title.</param>
    /// <param name="css">The style sheet.</param>
    public string ToPage(string title, string css) =>
        $"""
         <!DOCTYPE html>
         <html lang="en">
         <head>
         <meta charset="utf-8">
         <meta name="viewport" content="width=device-width, initial-scale=1">
         <meta name="color-scheme" content="light dark">
         <title>{Text(title)}</title>
         <style>
         {css}
         </style>
         </head>
         <body>
         <main>
         <h1>{Text(title)}</h1>
         {_page}</main>
         </body>
         </html>

         """.ReplaceLineEndings("\n");

    private static string Text(string text) => Encoder.Encode(text);
}

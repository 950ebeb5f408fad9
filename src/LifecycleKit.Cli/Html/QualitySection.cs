using System.Globalization;
using LifecycleKit.Import;

namespace LifecycleKit.Cli;

/// <summary>What was understood of the file, what became of its rows, and the doubts.</summary>
internal static class QualitySection
{
    public static void Write(HtmlWriter page, ReportContent content)
    {
        var counts = content.Orders.Counts;
        page.BeginSection("Data quality", "Every row of the file has one outcome.");
        page.Table(
            "Rows", ["Outcome", "Rows", "Share"],
            Enum.GetValues<RowOutcome>().Where(outcome => counts[outcome] > 0).Select(outcome => (IReadOnlyList<string>)
                [OutcomeText.Of(outcome), Shown.Count(counts[outcome]), Shown.Share(counts[outcome], counts.Read)]));
        foreach (var format in content.Orders.Formats)
        {
            page.Table(
                $"Columns, read with the profile {format.Profile}", ["Column", "Role"],
                format.Columns.Where(column => column.Role != ColumnRole.None)
                    .Select(column => (IReadOnlyList<string>)[OneLine.Cell(column.Name), column.Role.ToString()]),
                1);
        }

        if (content.Summary.Diagnostics.Count > 0)
        {
            page.Table(
                "Choices and doubts", ["Kind", "Severity", "Rows", "First line", "What"],
                content.Summary.Diagnostics.Select(diagnostic => (IReadOnlyList<string>)
                [
                    diagnostic.Id, diagnostic.Severity, Shown.Count(diagnostic.Count),
                    diagnostic.FirstLine?.ToString(CultureInfo.InvariantCulture) ?? "",
                    $"{diagnostic.Message} {diagnostic.Suggestion}".Trim(),
                ]),
                1, 4);
        }

        page.EndSection();
    }
}

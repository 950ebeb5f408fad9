using System.Globalization;

namespace LifecycleKit.Cli;

/// <summary>The models, and how well they forecast orders that they had not seen.</summary>
internal static class ModelSection
{
    public static void Write(HtmlWriter page, ReportContent content)
    {
        page.BeginSection(
            "Forecast", "The purchase model forecasts repeat purchases. In the hold-out it was fitted without the orders shown.");
        page.Table(
            "Models", ["Model", "Status", "Customers", "Parameters"],
            ((ModelSummary[])[content.Summary.Model, content.Summary.SpendModel]).Select(model => (IReadOnlyList<string>)
            [
                model.Name, model.Verdict, Shown.Count(model.Customers),
                string.Join(
                    ", ",
                    model.Parameters.Select(parameter =>
                        string.Create(CultureInfo.InvariantCulture, $"{parameter.Key} {parameter.Value:G4}"))),
            ]),
            1, 3);
        foreach (var warning in content.Summary.Model.Warnings.Concat(content.Summary.SpendModel.Warnings)) page.Paragraph(warning);
        Tracking(page, content);
        Holdout(page, content);
        page.EndSection();
    }

    private static void Tracking(HtmlWriter page, ReportContent content)
    {
        if (content.Models.Tracking is not { Rows.IsEmpty: false } tracking) return;
        page.Chart(
            "Repeat purchases so far, week by week",
            ChartSvg.Lines(
                "tracking", [.. tracking.Rows.Select(row => row.End)],
                [new ChartSeries("actual", [.. tracking.Rows.Select(row => (double)row.CumulativeActual)]),
                    new ChartSeries($"expected by {tracking.ModelNames[0]}", [.. tracking.Rows.Select(row => row.CumulativeExpected[0])])],
                tracking.Rows.FirstOrDefault(row => row.IsHoldout)?.Start),
            ["Week ending", "Actual", "Expected", "Actual so far", "Expected so far"],
            tracking.Rows.Select(row => (IReadOnlyList<string>)
            [
                row.End.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Shown.Count(row.Actual), Shown.Number(row.Expected[0]),
                Shown.Count(row.CumulativeActual), Shown.Number(row.CumulativeExpected[0]),
            ]));
    }

    private static void Holdout(HtmlWriter page, ReportContent content)
    {
        if (content.Summary.Holdout is not { } holdout) return;
        var buckets = holdout.Buckets.Where(bucket => bucket.Customers > 0).ToList();
        page.Chart(
            "Hold-out: purchases per customer, by repeat purchases before",
            ChartSvg.Columns(
                "holdout", [.. buckets.Select(bucket => bucket.X)],
                [new ChartSeries("actual", [.. buckets.Select(bucket => bucket.ActualMean ?? 0)]),
                    new ChartSeries("expected", [.. buckets.Select(bucket => bucket.ExpectedMean ?? 0)])],
                isStacked: false),
            ["Repeats before", "Customers", "Actual", "Expected"],
            buckets.Select(bucket => (IReadOnlyList<string>)
                [bucket.X, Shown.Count(bucket.Customers), Shown.Number(bucket.ActualMean ?? 0), Shown.Number(bucket.ExpectedMean ?? 0)]));
    }
}

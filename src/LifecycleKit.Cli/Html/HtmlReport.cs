namespace LifecycleKit.Cli;

/// <summary>The report as one page that needs no network, no script and no other file.</summary>
internal static class HtmlReport
{
    /// <summary>Returns the page.</summary>
    public static string Of(ReportContent content)
    {
        var page = new HtmlWriter();
        OverviewSection.Write(page, content);
        SegmentSection.Write(page, content);
        StageSection.Write(page, content);
        CohortSection.Write(page, content);
        GrowthSection.Write(page, content);
        ValueSection.Write(page, content);
        ModelSection.Write(page, content);
        AffinitySection.Write(page, content);
        QualitySection.Write(page, content);
        return page.ToPage(FormattableString.Invariant($"Customers as of {content.Summary.AsOf:yyyy-MM-dd}"), Css());
    }

    private static string Css()
    {
        using var css = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!);
        return css.ReadToEnd().Trim();
    }
}

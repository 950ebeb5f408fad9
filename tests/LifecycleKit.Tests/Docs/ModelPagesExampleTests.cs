#region usings
using LifecycleKit.Clv;
using LifecycleKit.Customers;
#endregion
using System.Globalization;
using LifecycleKit.Tests.Stages;

namespace LifecycleKit.Tests.Docs;

/// <summary>
/// The examples of docs/models.md and docs/fits.md. Each region is a code block of a page, runs here, and prints the output on the page.
/// </summary>
public class ModelPagesExampleTests
{
    /// <summary>Replaces the console in the examples.</summary>
    private static StringWriter Console { get; } = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    [Fact]
    public void Examples_EveryCodeBlock_IsARegionThatRuns() => Assert.Equal(
        MarkdownPage.Regions(MarkdownPage.Text("tests", "LifecycleKit.Tests", "Docs", "ModelPagesExampleTests.cs"))
            .Order(StringComparer.Ordinal),
        MarkdownPage.Read("docs", "models.md").Blocks("csharp").Concat(MarkdownPage.Read("docs", "fits.md").Blocks("csharp"))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void Outputs_OfThePages_AreWhatTheExamplesPrint()
    {
        var log = SimulatedShop.Log();
        string[] models = [.. Predictions(log)];
        string[] fits = [.. Fits(log)];
        if (GoldenFile.IsUpdating)
        {
            MarkdownPage.Rewrite("text", models, "docs", "models.md");
            MarkdownPage.Rewrite("text", fits, "docs", "fits.md");
        }

        Assert.Equal(models, MarkdownPage.Read("docs", "models.md").Blocks("text"));
        Assert.Equal(fits, MarkdownPage.Read("docs", "fits.md").Blocks("text"));
    }

    [Fact]
    public void Models_OfThePage_AreAllThatThereAre()
    {
        var models = typeof(PurchaseModel).Assembly.GetExportedTypes()
            .Where(
                type => type.Namespace == typeof(PurchaseModel).Namespace && type is { IsSealed: true }
                    && type.Name.EndsWith("Model", StringComparison.Ordinal))
            .Select(type => type.Name);
        Assert.Equal(
            models.Order(StringComparer.Ordinal),
            MarkdownPage.Read("docs", "models.md")
                .Table("| Model | What it assumes | Likelihood of a customer | Source | When to use | Limits |").Select(row => row[0])
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void StatusesAndWarnings_OfThePage_AreAllThatThereAre()
    {
        var page = MarkdownPage.Read("docs", "fits.md");
        Assert.Equal(
            Enum.GetNames<FitStatus>().Order(StringComparer.Ordinal),
            page.Table("| Status | What it means | What to do |").Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.Equal(
            Enum.GetNames<FitWarningKind>().Order(StringComparer.Ordinal),
            page.Table("| Warning | What it means |").Select(row => row[0]).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Predictions(OrderLog log)
    {
        var (asOf, shopZone) = (SimulatedShop.Today, TimeZoneInfo.Utc);

        #region fit
        var window = PurchaseWindow.Create(asOf, shopZone, TimeUnit.Week);         // a day with orders is one purchase; times in weeks
        var fit = MbgNbdModel.Fit(PurchaseSample.Create(log, window));             // log: an OrderLog
        var spend = GammaGammaModel.Fit(SpendSample.Create(log, window));
        Console.WriteLine(fit);
        #endregion

        yield return Printed();

        #region predict
        var model = fit.Model;
        var value = LifetimeValueModel.Create(
            model, spend.Model, margin: 0.35, Discount.Effective(0.10), horizon: 52);   // a year of weeks
        foreach (var customer in log.Take(3))
        {
            if (!customer.TryGetPurchaseHistory(window, out var history)) continue;
            var alive = model.ProbabilityAlive(history, withStandardError: true);
            var orders = model.ExpectedPurchases(history, horizon: 13).Value;
            var next = model.TimeToNextPurchase(history).Value;                    // the median; infinite is an answer
            Console.Write(FormattableString.Invariant($"{customer.CustomerId}: alive {alive.Value:0.00} ± {alive.StandardError:0.00}, "));
            Console.Write(FormattableString.Invariant($"{orders:0.0} orders in 13 weeks, the next in {next:0.0}, "));
            Console.WriteLine(FormattableString.Invariant($"worth {value.ValueOf(history).Value:0.00}"));
        }
        #endregion

        yield return Printed();
    }

    private static IEnumerable<string> Fits(OrderLog log)
    {
        var sample = PurchaseSample.Create(log, PurchaseWindow.Create(SimulatedShop.Today, TimeZoneInfo.Utc, TimeUnit.Week));
        var (summer, autumn) = (SimulatedShop.Today.AddDays(-120), SimulatedShop.Today);

        #region read
        var fit = ParetoNbdModel.Fit(sample);
        Console.WriteLine(FormattableString.Invariant(
            $"{fit.Status}, log-likelihood {fit.LogLikelihood.Value:0.00}, AIC {fit.Aic.Value:0.00}, {fit.DistinctRowCount} rows"));
        foreach (var parameter in fit.Parameters)
        {
            Console.WriteLine(
                FormattableString.Invariant($"{parameter.Symbol,5} {parameter.Value.Value:0.000} ± {parameter.Value.StandardError:0.000}"));
        }

        foreach (var warning in fit.Warnings)
            Console.WriteLine($"{warning.Kind}: {warning}");
        #endregion

        yield return Printed();

        #region compare
        foreach (var row in ModelComparison.Fit(sample).Rows)
            Console.WriteLine(FormattableString.Invariant($"{row.Fit.ModelName,-10} {row.Fit.Aic.Value:0.00}"));
        #endregion

        yield return Printed();

        #region holdout
        var split = HoldoutSplit.Create(log, PurchaseWindow.Create(summer, TimeZoneInfo.Utc, TimeUnit.Week), end: autumn);
        var past = MbgNbdModel.Fit(split.Sample).Model;
        Console.WriteLine(HoldoutTable.Of(split, [past]));
        #endregion

        yield return Printed();
    }

    private static string Printed()
    {
        var text = Console.ToString().Trim();
        Console.GetStringBuilder().Clear();
        return text;
    }
}

#region usings
using LifecycleKit.Experiments;
#endregion
using System.Globalization;

namespace LifecycleKit.Tests.Docs;

/// <summary>The section on planning of docs/experiments.md: its example runs, and its table is computed.</summary>
public class PlanningPageExampleTests
{
    private static readonly MarkdownPage Section = MarkdownPage.Read("docs", "experiments.md").Section("## Planning");

    /// <summary>What stands for the console in the example.</summary>
    private static StringWriter Console { get; } = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    [Fact]
    public void Example_OfTheSection_IsTheRegionAndPrintsWhatStandsThere()
    {
        var (start, zone) = (new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc);

        #region plan
        var plan = ExperimentPlan.ForProportions(baseline: 0.10);                    // a tenth order again; level 0.05, power 0.8

        var needed = plan.RequiredCustomers(Effect.Relative(0.5));             // to detect 0.15
        var run = RunLength.Of(needed.Total, customersPerDay: 20);
        Console.WriteLine($"{needed}: {run}, until the end of {run.GetLastDay(start, zone):O}");

        var sees = plan.MinimumDetectableEffect(new ArmSizes(control: 300, treatment: 300));
        Console.WriteLine(FormattableString.Invariant(
            $"600 customers can show +{sees.Value:0.000}, relative +{sees.Value / plan.Baseline:0.00}"));

        Console.WriteLine(plan.RequiredCustomers(Effect.Relative(0.1), atMost: 5_000));
        Console.WriteLine(plan.SmallestControl(customers: 8_000, Effect.Absolute(0.03)));
        #endregion

        Assert.Equal(
            MarkdownPage.Regions(MarkdownPage.Text("tests", "LifecycleKit.Tests", "Docs", "PlanningPageExampleTests.cs")),
            Section.Blocks("csharp"));
        Assert.Equal([Console.ToString().Trim()], Section.Blocks("text"));
    }

    [Fact]
    public void Shops_OfTheTable_NeedWhatItSays() => Assert.Equal(
        [
            Row("a second order within 60 days", ExperimentPlan.ForProportions(0.25), 0.05, 15),
            Row("a welcome voucher redeemed", ExperimentPlan.ForProportions(0.10), 0.05, 20),
            Row("customers won back by a letter", ExperimentPlan.ForProportions(0.02), 0.02, 8),
            Row("checkout completed", ExperimentPlan.ForProportions(0.03), 0.006, 200),
            Row("revenue in a quarter, deviation 40", ExperimentPlan.ForMeans(20, 40), 4, 30),
        ],
        Section.Table("| Figure | Without | With | Customers a day | Control + treatment | Weeks | Detectable in four weeks |")
            .Select(row => string.Join(" | ", row)));

    private static string Row(string figure, ExperimentPlan plan, double effect, int perDay)
    {
        var sizes = plan.RequiredCustomers(Effect.Absolute(effect));
        var seen = plan.MinimumDetectableEffect(new ArmSizes(14 * perDay, 14 * perDay)).Value;
        return FormattableString.Invariant(
            $"{figure} | {plan.Baseline} | {plan.Baseline + effect:0.####} | {perDay} | {sizes} | {RunLength.Of(sizes.Total, perDay).Weeks} | {plan.Baseline + seen:0.000}");
    }
}

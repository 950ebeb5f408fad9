#region usings
using LifecycleKit.Experiments;
#endregion
using System.Globalization;
using LifecycleKit.Numerics;
using LifecycleKit.Tests.Experiments;
using LifecycleKit.Tests.Stages;

namespace LifecycleKit.Tests.Docs;

/// <summary>The example of the section "Read-out" of docs/experiments.md: a region here, letter by letter, and what it prints.</summary>
public class ReadoutPageExampleTests
{
    private const string Section = "## Read-out";

    /// <summary>What stands for the console in the example.</summary>
    private static StringWriter Console { get; } = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    [Fact]
    public void Example_OfTheSection_IsARegionThatPrintsWhatStandsThere()
    {
        var page = MarkdownPage.Read("docs", "experiments.md").Section(Section);
        Assert.Equal(
            MarkdownPage.Regions(MarkdownPage.Text("tests", "LifecycleKit.Tests", "Docs", "ReadoutPageExampleTests.cs")),
            page.Blocks("csharp"));
        var draws = new RandomDraws(3);
        Example([.. Shop(ref draws, 0, 600), .. Shop(ref draws, 6, 600)]);
        var printed = Console.ToString().Trim();
        if (GoldenFile.IsUpdating) Rewrite(page.Blocks("text"), printed);
        Assert.Equal([printed], MarkdownPage.Read("docs", "experiments.md").Section(Section).Blocks("text"));
    }

    [Fact]
    public void Table_OfTheSection_HasEveryMeasure() => Assert.Equal(
        Enum.GetNames<EffectMeasure>().Order(StringComparer.Ordinal),
        MarkdownPage.Read("docs", "experiments.md").Section(Section)
            .Table("| Measure | Estimand | Estimate, interval, p-value | Source | When |")
            .Select(row => row[0]).Order(StringComparer.Ordinal));

    private static void Example((string Arm, bool Ordered, decimal Revenue, decimal Before)[] customers)
    {
        #region Readout
        ArmOutcome Of(string arm) => customers.Where(x => x.Arm == arm)
            .Aggregate(default(ArmOutcome), (sum, x) => sum + ArmOutcome.Of(x.Ordered, x.Revenue, x.Before));

        var readout =
            ExperimentReadout.Create(new ReadoutArm("control", 0.5, Of("control")), [new ReadoutArm("voucher", 0.5, Of("voucher"))]);
        Console.WriteLine(readout.IsTrusted ? "The arms have their planned sizes." : readout.Warning);
        foreach (var measure in new[] { EffectMeasure.ConversionDifference, EffectMeasure.Revenue, EffectMeasure.CupedRevenue })
        {
            var row = readout.GetRows(measure)[0];
            Console.WriteLine(row.Effect.HasInterval
                ? FormattableString.Invariant(
                    $"{measure}: {row.Effect.Estimate.Value:0.000} ({row.Effect.Interval().Lower:0.000} to {row.Effect.Interval().Upper:0.000})")
                : $"{measure}: not enough data, {row.Effect.PValue().Reason}");
        }

        // For a look every day: created once with the plan, and valid for any number of looks.
        var sequence = ConfidenceSequence.Create(plannedCustomers: 1_200);
        var look = sequence.Look(CupedDifference.Between(Of("voucher"), Of("control")));
        Console.WriteLine(
            FormattableString.Invariant(
                $"at any look: {look.Interval().Lower:0.00} to {look.Interval().Upper:0.00}, p {look.PValue().Value:0.000}"));
        #endregion
    }

    /// <summary>As many customers, and what the voucher adds to an order.</summary>
    private static (string Arm, bool Ordered, decimal Revenue, decimal Before)[] Shop(ref RandomDraws draws, double effect, int customers)
    {
        var all = new (string, bool, decimal, decimal)[customers];
        for (var i = 0; i < customers; i++)
        {
            var habit = draws.NextGamma(2, 0.05);
            var ordered = draws.NextUniform() < 0.8;
            all[i] = (effect > 0 ? "voucher" : "control", ordered, ordered ? Arms.Money(habit + effect + 5 * draws.NextUniform()) : 0,
                Arms.Money(habit));
        }

        return all;
    }

    /// <summary>Puts the text in place of that of the section; the page has others.</summary>
    private static void Rewrite(IReadOnlyList<string> blocks, string printed)
    {
        var text = MarkdownPage.Text("docs", "experiments.md");
        var at = text.IndexOf("```text\n", text.IndexOf(Section, StringComparison.Ordinal), StringComparison.Ordinal) + "```text\n".Length;
        File.WriteAllText(
            Path.Combine(Conventions.Repository.Root, "docs", "experiments.md"),
            string.Concat(text.AsSpan(0, at), printed, text.AsSpan(at + blocks[0].Length)));
    }
}

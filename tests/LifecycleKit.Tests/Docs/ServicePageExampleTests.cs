#region usings
using LifecycleKit.Clv;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;
#endregion
using System.Globalization;
using LifecycleKit.Numerics;
using LifecycleKit.Tests.Metrics;
using LifecycleKit.Tests.Stages;

namespace LifecycleKit.Tests.Docs;

/// <summary>
/// The examples of the section "From subscriptions and support cases" of docs/metrics.md. Each region is a code block, runs here, and
/// prints the output on the page.
/// </summary>
public class ServicePageExampleTests
{
    public const string Section = "## From subscriptions and support cases";

    /// <summary>Replaces the console in the examples.</summary>
    private static StringWriter Console { get; } = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    [Fact]
    public void Examples_OfTheSection_AreRegionsThatPrintWhatThePageShows()
    {
        Assert.Equal(
            MarkdownPage.Regions(MarkdownPage.Text("tests", "LifecycleKit.Tests", "Docs", "ServicePageExampleTests.cs")),
            MarkdownPage.Read("docs", "metrics.md").Section(Section).Blocks("csharp"));
        string[] printed = [.. Examples(Shop())];
        if (GoldenFile.IsUpdating) Rewrite(printed);
        Assert.Equal(printed, MarkdownPage.Read("docs", "metrics.md").Section(Section).Blocks("text"));
    }

    private static IEnumerable<string> Examples(CustomerEvent[][] customers)
    {
        var (asOf, shopZone) = (new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc);
        var firstQuarter = Period.OfDays(new DateOnly(2026, 1, 1), new DateOnly(2026, 4, 1), shopZone);

        #region revenue
        foreach (var row in RecurringRevenueTable.Of(customers, firstQuarter, CalendarUnit.Month, shopZone).Rows)
        {
            var (month, moved) = (row.Period.From, row.Movement);
            Console.Write(FormattableString.Invariant($"{month:yyyy-MM}: {moved.Start} + {moved.NewBusiness} new + {moved.Expansion} up"));
            Console.Write(FormattableString.Invariant($" + {moved.Reactivation} back - {moved.Contraction} down - {moved.Churned} lost "));
            Console.WriteLine(FormattableString.Invariant($"= {moved.End} of {row.SubscriberCount} subscribers"));
        }

        var perAccount = RecurringRevenue.Of(customers, asOf);
        Console.WriteLine(FormattableString.Invariant($"MRR {perAccount.Sum}, {perAccount.Mean().Value:0.00} an account"));
        #endregion

        yield return Printed();

        #region retention
        var builder = new RetentionSampleBuilder(asOf, shopZone, billingMonths: 1);
        foreach (var events in customers) builder.Add(events);
        var fit = SbgModel.Fit(builder.Build());
        Console.WriteLine(fit);
        Console.WriteLine(FormattableString.Invariant($"{builder.BuildMonths()[0]}, {fit.Model.Survival(12).Value:P0} pay after a year"));
        #endregion

        yield return Printed();

        #region support
        var answers = KaplanMeier.Fit(FirstResponseTime.Of(customers, firstQuarter, asOf));
        var closes = KaplanMeier.Fit(ResolutionTime.ToLastClose(customers, firstQuarter, asOf));
        var (half, most) = (answers.Median().Value, answers.Quantile(0.9).Value);
        Console.WriteLine(FormattableString.Invariant($"half of the answers within {half:0.0} hours, 90 % within {most:0.0}"));
        Console.WriteLine(FormattableString.Invariant($"still open after two days: {closes.SurvivalAt(48).Value:P0}"));
        var contacts = ContactRate.Of(customers, firstQuarter).PerOrder();
        Console.WriteLine(FormattableString.Invariant($"{contacts.Value:0.00} ± {contacts.StandardError:0.00} cases an order"));
        #endregion

        yield return Printed();
    }

    private static string Printed()
    {
        var printed = Console.ToString().Trim();
        Console.GetStringBuilder().Clear();
        return printed;
    }

    /// <summary>Subscribers of a year and their support cases, drawn from a seed.</summary>
    private static CustomerEvent[][] Shop()
    {
        var all = new CustomerEvent[900][];
        for (var i = 0; i < all.Length; i++)
        {
            var draws = new RandomDraws(71).Fork((ulong)i);
            var start = new DateTimeOffset(2025, 4, 1, 12, 0, 0, TimeSpan.Zero).AddDays((int)(draws.NextUniform() * 350));
            var (events, share) = (new List<CustomerEvent>(), draws.NextBeta(0.7, 4));
            events.Add(CustomerEvent.SubscriptionStarted(start, "coffee", i % 3 == 0 ? 18 : 12));
            events.Add(CustomerEvent.Order(Sales.Order(0, 12, "first") with { PlacedAt = start }));
            for (var month = 1; month <= 12; month++)
            {
                var at = start.AddMonths(month);
                if (draws.NextUniform() < share)
                {
                    events.Add(CustomerEvent.SubscriptionCancelled(at, "coffee"));
                    if (i % 7 == 0) events.Add(CustomerEvent.SubscriptionStarted(at.AddMonths(2), "coffee", 12));
                    break;
                }

                events.Add(CustomerEvent.SubscriptionRenewed(at, "coffee", month == 6 && i % 5 == 0 ? 24 : 0));
                events.Add(CustomerEvent.Order(Sales.Order(0, 12, $"{month}") with { PlacedAt = at }));
                if (draws.NextUniform() < 0.15) AddCase(events, at.AddDays(2), $"{month}", ref draws);
            }

            all[i] = [.. events];
        }

        return all;
    }

    private static void AddCase(List<CustomerEvent> events, DateTimeOffset at, string id, ref RandomDraws draws)
    {
        events.Add(CustomerEvent.CaseOpened(at, id));
        var answered = at.AddHours(8 * draws.NextExponential());
        events.Add(CustomerEvent.CaseAnswered(answered, id));
        if (draws.NextUniform() < 0.9) events.Add(CustomerEvent.CaseClosed(answered.AddHours(20 * draws.NextExponential()), id));
    }

    /// <summary>Puts the texts in place of those of the section; the page can have others.</summary>
    private static void Rewrite(string[] printed)
    {
        var text = MarkdownPage.Text("docs", "metrics.md");
        var at = text.IndexOf(Section, StringComparison.Ordinal);
        foreach (var one in printed)
        {
            at = text.IndexOf("```text\n", at, StringComparison.Ordinal) + "```text\n".Length;
            text = string.Concat(text.AsSpan(0, at), $"{one}\n", text.AsSpan(text.IndexOf("```", at, StringComparison.Ordinal)));
        }

        File.WriteAllText(Path.Combine(Conventions.Repository.Root, "docs", "metrics.md"), text);
    }
}

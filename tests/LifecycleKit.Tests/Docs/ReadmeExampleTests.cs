#region usings
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;
#endregion

namespace LifecycleKit.Tests.Docs;

/// <summary>
/// The program of the README. The regions are there literally and run here, without a web server; the whole program is built and run by the
/// repository's check.
/// </summary>
public class ReadmeExampleTests
{
    private const string Host =
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddLifecycle(options => options.AddTrack("journey", LifecyclePresets.Retail));
        await using var app = builder.Build();
        var tracker = app.Services.GetRequiredService<ILifecycleTracker>();
        """;

    [Fact]
    public async Task Program_OfTheReadme_PrintsWhatItSays()
    {
        var services = new ServiceCollection();
        services.AddLifecycle(options => options.AddTrack("journey", LifecyclePresets.Retail));
        await using var provider = services.BuildServiceProvider();
        var (tracker, console) = (provider.GetRequiredService<ILifecycleTracker>(), new StringWriter());
        await RunAsync(tracker, new Printer(console));

        var page = MarkdownPage.Read("README.md");
        Assert.Equal(Assert.Single(page.Blocks("text")), console.ToString().ReplaceLineEndings("\n").Trim());
        var regions = MarkdownPage.Regions(MarkdownPage.Text("tests", "LifecycleKit.Tests", "Docs", "ReadmeExampleTests.cs"));
        Assert.Equal(string.Join("\n\n", regions[0], Host.ReplaceLineEndings("\n"), regions[1]), Assert.Single(page.Blocks("csharp")));
    }

    private static async Task RunAsync(ILifecycleTracker tracker, Printer Console)
    {
        #region program
        // In the order hook: send the whole order, and send it again after every change. The tracker finds the difference.
        var placedAt = DateTimeOffset.UtcNow.AddDays(-3);
        var order =
            new OrderSnapshot { OrderId = "10001", PlacedAt = placedAt, Status = OrderStatus.Paid, GrossTotal = 59.90m, Currency = "EUR" };
        await tracker.RecordAsync("anna", CustomerEvent.Order(order));
        var refund =
            await tracker.RecordAsync("anna", CustomerEvent.Order(order with { RefundedTotal = 20m, ChangedAt = placedAt.AddDays(2) }));
        Console.WriteLine($"The refund is {refund.Outcome}.");

        // On a page: the single customer view.
        var view = await tracker.GetViewAsync("anna");
        var journey = view.Track("journey");
        Console.WriteLine(FormattableString.Invariant($"{journey.Stage}: {view.Profile.OrderCount} order, {view.Profile.NetRevenue} EUR"));
        Console.WriteLine($"Without another order, the stage changes {(journey.NextDue - placedAt)?.TotalDays} days after this one.");
        Console.WriteLine(view.Plays.Results.Length == 0 ? "No playbook is configured." : $"{view.Plays.Chosen.Length} plays are chosen.");
        #endregion
    }

    /// <summary>Takes what the program prints, in place of the console that all tests share.</summary>
    private sealed class Printer(StringWriter text)
    {
        public void WriteLine(string line) => text.WriteLine(line);
    }
}

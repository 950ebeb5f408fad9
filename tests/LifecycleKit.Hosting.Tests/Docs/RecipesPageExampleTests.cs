#region usings
using LifecycleKit.Conditions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
#endregion
using LifecycleKit.Customers;
using LifecycleKit.Tests.Docs;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Options;

namespace LifecycleKit.Hosting.Tests.Docs;

/// <summary>The recipe with a configuration; its JSON is read from the page.</summary>
public class RecipesPageExampleTests
{
    [Fact]
    public async Task Configuration_OfThePage_RunsAsItSays()
    {
        var json = Assert.Single(MarkdownPage.Read("docs", "recipes.md").Blocks("json"));
        var configuration = new ConfigurationBuilder().Add(Shop.Json($$"""{ "Lifecycle": {{json}} }""")).Build();
        var services = new ServiceCollection();

        #region configuration
        services.AddLifecycle(configuration.GetSection("Lifecycle"))
                .AddPredicate<IsStaff>();                                // a condition of the application, used by name
        #endregion

        await using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
        var tracker = provider.GetRequiredService<ILifecycleTracker>();
        Assert.Equal("guest", await StageAfterOrderAsync(tracker, "1"));
        Assert.Equal("member", await StageAfterOrderAsync(tracker, "2"));
    }

    private static async Task<string> StageAfterOrderAsync(ILifecycleTracker tracker, string id)
    {
        var order = new OrderSnapshot { OrderId = id, PlacedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), GrossTotal = 10 };
        await tracker.RecordAsync("anna", CustomerEvent.Order(order), Shop.Cancellation);
        return (await tracker.GetViewAsync("anna", Shop.Cancellation)).Track("club").Stage;
    }

    private sealed class IsStaff : IFactPredicate
    {
        public string Name => "is-staff";

        public Truth Evaluate(in Facts facts) => Truth.False;
    }
}

using LifecycleKit.Tracking;
using Microsoft.Extensions.Logging;

namespace LifecycleKit.Hosting.Tests;

/// <summary>The log says what becomes of a transition that a handler did not take.</summary>
public class DeliveryLogTests
{
    [Theory]
    [InlineData("2", "it is called again later")]
    [InlineData("1", "the delivery is parked")]
    public async Task Log_OfAHandlerThatFails_SaysWhetherItIsCalledAgain(string maxDeliveryAttempts, string expected)
    {
        var values = new Dictionary<string, string?>(Flattened.Of(Shop.Small, "Lifecycle:Tracks:journey"))
        {
            ["Lifecycle:MaxDeliveryAttempts"] = maxDeliveryAttempts,
        };
        using var shop = new Shop(values, lifecycle => lifecycle.AddTransitionHandler<Failing>("mail"));

        await shop.OrderAsync("1", "anna-4711");

        var entry = Assert.Single(shop.Log.Entries, one => one.Text.Contains("handler mail", StringComparison.Ordinal));
        Assert.Equal(LogLevel.Error, entry.Level);
        Assert.Contains(expected, entry.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("4711", entry.Text, StringComparison.Ordinal);
    }

    private sealed class Failing : ITransitionHandler
    {
        public ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken) => throw new TimeoutException();
    }
}

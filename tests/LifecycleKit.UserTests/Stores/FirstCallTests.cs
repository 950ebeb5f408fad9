using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>Calls that arrive while the first call of a new shop still publishes the configuration.</summary>
public class FirstCallTests
{
    [Fact]
    public async Task RecordAsync_WhileTheFirstCallPublishes_WaitsForTheTracks()
    {
        var store = new SlowPublishing();
        var shop = new Shop(Shop.With(Shop.Quiet(30)), store);
        var first = shop.RecordAsync("anna", shop.Order("1")).AsTask();
        await store.Reached.Task;
        var second = shop.RecordAsync("bert", shop.Order("2")).AsTask();
        // Without a wait, the event of the second call would be saved with no track, and its transition would reach no handler.
        Assert.False(second.IsCompleted);
        store.Release.SetResult();

        foreach (var result in await Task.WhenAll(first, second)) Assert.Equal("buyer", Assert.Single(result.Transitions).To);
        Assert.Equal(["anna", "bert"], shop.Handler.Notices.Select(notice => notice.Customer.CustomerId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task RecordAsync_AfterAStartThatWasRefused_IsRefusedToo()
    {
        var store = new InMemoryCustomerStore();
        var euros = new LifecycleOptions { ReportingCurrency = "EUR" }.AddTrack("journey", Shop.Quiet(30));
        await new Shop(euros, store).RecordAsync("anna", CustomerEvent.Visit(Shop.Start));
        Publication[] foreign =
        [
            new Publication
            {
                Number = (await store.LoadPublicationsAsync(string.Empty, Shop.Cancellation))[^1].Number + 1,
                Part = PublicationPart.Track, Name = "other", At = Shop.Start, Content = """{ "format": 1, "name": "x" }""",
                ContentHash = "x", Source = PublicationSource.Publisher,
            },
        ];
        Assert.True(await store.TryPublishAsync(string.Empty, foreign[0].Number - 1, foreign, Shop.Cancellation));

        var host = new Shop(Shop.With(Shop.Quiet(30)), store);
        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<PublicationException>(
                async () => await host.RecordAsync("anna", CustomerEvent.Visit(Shop.Start)));
        }
    }

    /// <summary>A store that holds up the first publication.</summary>
    private sealed class SlowPublishing : StoreWithFault
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async ValueTask<bool> TryPublishAsync(
            string scope, long expectedNumber, IReadOnlyList<Publication> publications, CancellationToken cancellationToken)
        {
            Reached.TrySetResult();
            await Release.Task;
            return await base.TryPublishAsync(scope, expectedNumber, publications, cancellationToken);
        }
    }
}

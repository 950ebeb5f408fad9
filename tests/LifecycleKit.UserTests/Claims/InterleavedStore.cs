using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Claims;

/// <summary>
/// A store whose loads and saves wait until they are drawn, so that concurrent calls interleave in an order that a seed decides.
/// </summary>
internal sealed class InterleavedStore(int seed) : ForwardingStore
{
    private readonly Random _random = new(seed);
    private readonly List<TaskCompletionSource> _waiting = [];
    private bool _isRunning;

    public int ConflictCount { get; private set; }

    /// <summary>Starts all calls, and lets one waiting load or save after another go on. Call it without a synchronization context.</summary>
    public async Task RunAsync(IEnumerable<Func<Task>> calls)
    {
        _isRunning = true;
        var running = calls.Select(call => call()).ToList();
        while (_waiting.Count > 0)
        {
            var drawn = _random.Next(_waiting.Count);
            var next = _waiting[drawn];
            _waiting.RemoveAt(drawn);
            next.SetResult();
        }

        _isRunning = false;
        Assert.All(running, call => Assert.True(call.IsCompleted, "A call waits for something else than the store."));
        await Task.WhenAll(running);
    }

    public override async ValueTask<StoredCustomer> LoadAsync(
        CustomerKey key, EventKey? eventKey, CancellationToken cancellationToken)
    {
        await TurnAsync();
        return await base.LoadAsync(key, eventKey, cancellationToken);
    }

    public override async ValueTask<SaveOutcome> SaveAsync(CustomerChange change, CancellationToken cancellationToken)
    {
        await TurnAsync();
        var outcome = await base.SaveAsync(change, cancellationToken);
        if (outcome == SaveOutcome.Conflict) ConflictCount++;
        return outcome;
    }

    private async ValueTask TurnAsync()
    {
        if (!_isRunning) return;
        var turn = new TaskCompletionSource();
        _waiting.Add(turn);
        await turn.Task;
    }
}

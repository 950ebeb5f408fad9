using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore.Tests;

/// <summary>A life that is lived once in memory, without a fault.</summary>
internal sealed class CleanReplay
{
    private readonly List<TransitionNotice> _transitions = [];

    private CleanReplay(ShopLife life, int stepCount) => (Life, StepCount) = (life, stepCount);

    public ShopLife Life { get; }

    public int StepCount { get; }

    public IReadOnlyList<TransitionNotice> Transitions => _transitions;

    public InMemoryCustomerStore Store { get; } = new();

    public ILifecycleTracker Tracker { get; private set; } = null!;

    public static async Task<CleanReplay> RunAsync(ShopLife life, int stepCount, CancellationToken cancellationToken)
    {
        var (replay, clock, options) = (new CleanReplay(life, stepCount), new ShopClock(ShopHost.Start), new LifecycleOptions());
        ShopHost.SetOptions(options);
        replay.Tracker = LifecycleTracker.Create(options, replay.Store, clock);
        await life.RunAsync(replay.Tracker, clock, 0, stepCount, cancellationToken, replay._transitions.Add);
        await ShopLife.EndAsync(replay.Tracker, null, clock, stepCount, cancellationToken, replay._transitions.Add);
        return replay;
    }
}

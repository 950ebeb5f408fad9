using BenchmarkDotNet.Attributes;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.Benchmarks.Tracking;

/// <summary>
/// A sweep over a million customers with due instants, of which about a thousand become due in each hour: the sweep finds them by their due
/// instant, moves and saves them. The baseline loads each of the million customers from the store; another benchmark advances states in an
/// array without a store. Each run sweeps one hour further, so about a thousand customers are due in each run.
/// </summary>
[MemoryDiagnoser]
// Collections forced between iterations would take most of the time with a heap of some gigabytes.
[GcForce(false)]
[EvaluateOverhead(false)]
[SimpleJob(launchCount: 1, warmupCount: 2, iterationCount: 8, invocationCount: 1)]
public class SweepBenchmarks
{
    private const int Customers = 1_000_000;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Clock _clock = new();
    private LifecycleEngine _engine = null!;
    private LifecycleTracker _tracker = null!;
    private readonly string[] _ids = [.. Enumerable.Range(0, Customers).Select(i => $"c{i}")];
    private (LifecycleState State, CustomerHistory History)[] _all = null!;

    [GlobalSetup]
    public async Task Setup()
    {
        var definition = LifecycleDefinition.Build("shop", x => x.Stage("customer", 1).Stage("quiet")
            .Rule(
                "quiet",
                rule => rule.From("customer").To("quiet").WhenTimePasses().When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(60)))));
        _engine = LifecycleEngine.Compile(definition);
        _tracker = LifecycleTracker.Create(new LifecycleOptions().AddTrack("journey", definition), null, _clock);
        _all = new (LifecycleState, CustomerHistory)[Customers];
        for (var i = 0; i < Customers; i++)
        {
            // A thousand orders an hour.
            _clock.Now = Start.AddSeconds(3.6 * i);
            var order = CustomerEvent.Order(
                new OrderSnapshot { OrderId = _ids[i], PlacedAt = _clock.Now, GrossTotal = 10, Status = OrderStatus.Paid });
            await _tracker.RecordAsync(_ids[i], order);
            var history = new CustomerHistory();
            _all[i] = (_engine.Step(_engine.Start(history, _clock.Now), history, order).State, history);
        }

        _clock.Now = Start.AddDays(60);
        await _tracker.SweepAsync();
    }

    [IterationSetup]
    public void AnHourPasses() => _clock.Now += TimeSpan.FromHours(1);

    [Benchmark(Baseline = true)]
    public async Task<int> AskTheStoreForEveryCustomer()
    {
        var moved = 0;
        foreach (var id in _ids)
        {
            if ((await _tracker.GetViewAsync(id)).Track("journey").Stage == "quiet") moved++;
        }

        return moved;
    }

    [Benchmark]
    public int AdvanceEveryBareState()
    {
        var moved = 0;
        foreach (ref var customer in _all.AsSpan())
        {
            var next = _engine.Advance(customer.State, customer.History, _clock.Now);
            if (next.Sequence != customer.State.Sequence) moved++;
            customer.State = next;
        }

        return moved;
    }

    [Benchmark]
    public async Task<int> Sweep() => (await _tracker.SweepAsync(10_000)).Transitions.Count;

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Start;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

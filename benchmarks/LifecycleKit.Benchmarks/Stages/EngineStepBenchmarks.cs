using BenchmarkDotNet.Attributes;
using LifecycleKit.Benchmarks.Customers;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Benchmarks.Stages;

/// <summary>
/// The cost of a step of the engine, compared with the same rules in hand-written code and with applying the event alone, which both do.
/// Whole customer lives are run, so the allocated memory is that of the growing histories.
/// </summary>
[MemoryDiagnoser]
public class EngineStepBenchmarks
{
    private const int Customers = 200;
    private const int Events = 64;

    private readonly CustomerEvent[][] _lives = [.. Enumerable.Range(0, Customers).Select(i => ShopEvents.Life(i, Events))];
    private LifecycleEngine _engine = null!;
    private TimeZoneInfo _zone = null!;
    private CustomerHistory[] _histories = null!;
    private LifecycleState[] _states = null!;

    [Params("UTC", "Europe/Vienna")]
    public string Zone { get; set; } = "UTC";

    [GlobalSetup]
    public void Setup()
    {
        _zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        _engine = LifecycleEngine.Compile(ShopLifecycle.Definition, new FactContext(_zone));
        _histories = new CustomerHistory[Customers];
        _states = new LifecycleState[Customers];
        for (var i = 0; i < Customers; i++)
        {
            (_histories[i], _states[i]) = Live(_lives[i]);
            var handWritten = LiveHandWritten(_lives[i]);
            if (handWritten.Index != ShopLifecycle.Definition.Stages.ToList().FindIndex(stage => stage.Id == _states[i].Stage)
                || handWritten.Moves != _states[i].Sequence)
            {
                throw new InvalidOperationException($"Customer {i} went another way in the hand-written code.");
            }
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Customers * Events)]
    public int HandWritten()
    {
        var moves = 0;
        foreach (var life in _lives) moves += LiveHandWritten(life).Moves;
        return moves;
    }

    [Benchmark(OperationsPerInvoke = Customers * Events)]
    public long Engine()
    {
        var moves = 0L;
        foreach (var life in _lives) moves += Live(life).State.Sequence;
        return moves;
    }

    [Benchmark(OperationsPerInvoke = Customers * Events)]
    public int ApplyAlone()
    {
        var orders = 0;
        foreach (var life in _lives)
        {
            var history = new CustomerHistory();
            foreach (ref readonly var e in life.AsSpan()) history.Apply(e);
            orders += history.Profile.OrderCount;
        }

        return orders;
    }

    [Benchmark(OperationsPerInvoke = Customers)]
    public long AdvanceToTheNextEvent()
    {
        var moves = 0L;
        for (var i = 0; i < Customers; i++) moves += _engine.Advance(_states[i], _histories[i], _lives[i][^1].At.AddHours(1)).Sequence;
        return moves;
    }

    [Benchmark(OperationsPerInvoke = Customers)]
    public long AdvanceThroughAYear()
    {
        var moves = 0L;
        for (var i = 0; i < Customers; i++) moves += _engine.Advance(_states[i], _histories[i], _lives[i][^1].At.AddDays(365)).Sequence;
        return moves;
    }

    private (CustomerHistory History, LifecycleState State) Live(CustomerEvent[] life)
    {
        var history = new CustomerHistory();
        var state = _engine.Start(history, ShopEvents.Start);
        foreach (ref readonly var e in life.AsSpan()) state = _engine.Step(state, history, e).State;
        return (history, state);
    }

    private HandWrittenLifecycle LiveHandWritten(CustomerEvent[] life)
    {
        var history = new CustomerHistory();
        var lifecycle = new HandWrittenLifecycle(ShopEvents.Start);
        foreach (ref readonly var e in life.AsSpan()) lifecycle.Step(history, e, _zone);
        return lifecycle;
    }
}

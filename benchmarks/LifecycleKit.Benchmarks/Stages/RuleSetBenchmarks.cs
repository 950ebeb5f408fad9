using BenchmarkDotNet.Attributes;
using LifecycleKit.Benchmarks.Customers;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Benchmarks.Stages;

/// <summary>
/// The cost of evaluating 10 or 100 rules of three leaves each, on a visit of a random customer in a random stage. The event has been
/// applied before, so that only the rules are measured; the baseline is the same rules as a hand-written switch.
/// </summary>
[MemoryDiagnoser]
public class RuleSetBenchmarks
{
    private const int Customers = 10_000;

    private readonly CustomerHistory[] _histories = new CustomerHistory[Customers];
    private readonly LifecycleState[] _states = new LifecycleState[Customers];
    private readonly int[] _stages = new int[Customers];
    private readonly CustomerEvent[] _visits = new CustomerEvent[Customers];
    private readonly ApplyResult[] _folds = new ApplyResult[Customers];
    private readonly Explanation _explanation = new();
    private LifecycleEngine _engine = null!;

    /// <summary>The number of rules, 10 or 100.</summary>
    [Params(10, 100)]
    public int Rules { get; set; } = 10;

    [GlobalSetup]
    public void Setup()
    {
        var definition = RuleSet.Definition(Rules / 10);
        _engine = LifecycleEngine.Compile(definition);
        var random = new Random(7);
        var leaves = 0L;
        for (var i = 0; i < Customers; i++)
        {
            var life = ShopEvents.Life(i, random.Next(1, 64));
            var history = _histories[i] = new CustomerHistory();
            foreach (ref readonly var e in life.AsSpan()) history.Apply(e);
            var at = life[^1].At.AddHours(random.Next(1, 24 * 200));
            _visits[i] = CustomerEvent.Visit(at);
            _stages[i] = random.Next(4);
            var id = $"s{_stages[i]}";
            _states[i] = _engine.MoveOver(Reaction.StateIn(_engine, id, at), history, at);
            _folds[i] = history.Apply(_visits[i]);
            leaves += RuleSet.EvaluatedLeaves(definition, id, new Facts(history, at));
            var handWritten = RuleSet.HandWritten(history.Profile, _stages[i], at.UtcTicks, Rules / 10);
            var moved = Reaction.Of(_engine, _states[i], history, _visits[i], _folds[i]);
            if (moved.Stage != $"s{handWritten}")
                throw new InvalidOperationException($"Customer {i} went to {moved.Stage}, and in the hand-written code to s{handWritten}.");
        }

        Console.WriteLine($"// {Rules} rules: {(double)leaves / Customers:F2} leaves evaluated for each customer");
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Customers)]
    public int HandWritten()
    {
        var sum = 0;
        for (var i = 0; i < Customers; i++)
            sum += RuleSet.HandWritten(_histories[i].Profile, _stages[i], _visits[i].At.UtcTicks, Rules / 10);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Customers)]
    public long Engine()
    {
        var sum = 0L;
        for (var i = 0; i < Customers; i++) sum += Reaction.Of(_engine, _states[i], _histories[i], _visits[i], _folds[i]).Sequence;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Customers)]
    public long EngineExplained()
    {
        var sum = 0L;
        for (var i = 0; i < Customers; i++)
        {
            _engine.Explain(_states[i], _histories[i], _visits[i].At, _explanation);
            sum += _explanation.Rules.Length;
        }

        return sum;
    }
}

using BenchmarkDotNet.Attributes;
using LifecycleKit.Benchmarks.Customers;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Benchmarks.Stages;

/// <summary>The cost of finding the next due instant with four time-based rules of three leaves each at every stage.</summary>
[MemoryDiagnoser]
public class NextDueBenchmarks
{
    private const int Customers = 1_000;

    private readonly CustomerHistory[] _histories = new CustomerHistory[Customers];
    private readonly CustomerEvent[] _visits = new CustomerEvent[Customers];
    private readonly ApplyResult[] _folds = new ApplyResult[Customers];
    private readonly (LifecycleEngine Engine, LifecycleState[] States)[] _runs =
        [.. new[] { false, true }.Select(hasRules => (LifecycleEngine.Compile(Definition(hasRules)), new LifecycleState[Customers]))];

    [GlobalSetup]
    public void Setup()
    {
        for (var i = 0; i < Customers; i++)
        {
            var life = ShopEvents.Life(i, 40);
            _histories[i] = new CustomerHistory();
            foreach (ref readonly var e in life.AsSpan()) _histories[i].Apply(e);
            _visits[i] = CustomerEvent.Visit(life[^1].At.AddHours(1));
            _folds[i] = _histories[i].Apply(_visits[i]);
            foreach (var (engine, states) in _runs) states[i] = engine.Start(_histories[i], life[^1].At);
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Customers)]
    public long WithoutTimeBasedRules() => React(0);

    [Benchmark(OperationsPerInvoke = Customers)]
    public long WithFourTimeBasedRules() => React(1);

    private long React(int which)
    {
        var (engine, states) = _runs[which];
        var sum = 0L;
        for (var i = 0; i < Customers; i++) sum += Reaction.Of(engine, states[i], _histories[i], _visits[i], _folds[i]).DueTicks & 1;
        return sum;
    }

    private static LifecycleDefinition Definition(bool hasRules) => LifecycleDefinition.Build("due", x =>
    {
        x.Stage("here").Stage("there");
        x.Rule("on event", rule => rule.From("here").To("there").On(EventTriggers.Review));
        for (var i = 1; i <= 4 && hasRules; i++)
        {
            var days = 30 * i;
            x.Rule($"time-based {i}", rule => rule.From("here").To("there").WhenTimePasses().When(Condition.All(
                Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(days)), StageFields.EnteredAt.OlderThan(TimeSpan.FromDays(days + 5)),
                Fields.OrderCount.AtLeast(i))));
        }
    });
}

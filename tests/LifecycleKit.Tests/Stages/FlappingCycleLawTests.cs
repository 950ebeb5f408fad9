using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>
/// Reported cycles are cycles of the engine, and cycles that the engine makes at one event are reported. The lifecycles are small and their
/// rules read two traits, so that a grid of customers covers all possible customers.
/// </summary>
public partial class FlappingCycleLawTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Kinds = [DiagnosticIds.FlappingPair, DiagnosticIds.FlappingCycle];

    /// <summary>The values of the grid, with halves, since conditions can hold between two whole numbers.</summary>
    private static readonly (decimal X, decimal Y)[] Grid =
        [.. from x in Enumerable.Range(-1, 9) from y in Enumerable.Range(-1, 9) select (x / 2m, y / 2m)];

    private static readonly NumberField[] Traits = [Fields.NumberTrait("x"), Fields.NumberTrait("y")];

    private static Gen<Condition> Leaf { get; } =
        from trait in Gen.Elements(Traits)
        from kind in Gen.Elements(0, 0, 1, 1, 2, 3, 4, 5)
        from value in Gen.Choose(0, 3)
        select kind switch
        {
            0 => trait.AtLeast(value),
            1 => trait.AtMost(value),
            2 => trait.NotEqualTo(value),
            3 => trait.Between(value - 1, value + 1),
            4 => trait.In(value, value + 1, 0),
            _ => trait.GreaterThan(value - 1),
        };

    private static Gen<Condition> When { get; } = Gen.Frequency(
        (4, Leaf),
        (2, from one in Leaf from other in Leaf select Condition.All(one, other)),
        (2, from one in Leaf from other in Leaf select Condition.Any(one, other)),
        (1, Leaf.Select(leaf => !leaf)));

    private static Gen<CycleRule> Rule(int stages, int? start) =>
        from source in Gen.Choose(0, stages - 1)
        from step in Gen.Choose(1, stages - 1)
        let origin = start ?? source
        let to = start is null ? (origin + step) % stages : (origin + 1) % stages
        from sources in Gen.Frequency((6, Gen.Constant($"s{origin}")), (1, Gen.Constant("*")), (1, Gen.Constant("g")))
        from isTimeBased in Gen.Elements(true, true, false)
        from events in Gen.Elements(EventTriggers.Visit, EventTriggers.Visit, EventTriggers.Visit | EventTriggers.Custom, EventTriggers.Any)
        from isChained in Gen.Elements(true, true, false)
        from hasNone in Gen.Elements(true, false, false)
        from when in When
        from held in Gen.Frequency((12, Gen.Constant(false)), (1, Gen.Constant(true)))
        from priority in Gen.Elements(0, 0, 0, 1)
        select new CycleRule(
            sources, $"s{to}", isTimeBased ? EventTriggers.None : events, hasNone && !isTimeBased ? null : when, isChained && !isTimeBased,
            held, priority);

    private static Gen<CycleCase> Cases { get; } =
        from stages in Gen.Choose(3, 5)
        from ring in Gen.CollectToArray(Enumerable.Range(0, stages).Select(i => Rule(stages, i)))
        from kept in Gen.Choose(2, stages)
        from more in Gen.Choose(0, 3).SelectMany(count => Gen.ArrayOf(Rule(stages, null), count))
        from ids in Gen.Shuffle(Enumerable.Range(0, kept + more.Length))
        select new CycleCase(stages, [.. ring.Take(kept).Concat(more)], ids);

    [Fact]
    public void Cycle_ThatIsReported_IsMadeByTheEngine()
    {
        var (cycles, rounds) = (0, 0);
        Law.Holds(Cases, Check, count: 1_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"{cycles} cycles reported, {rounds} runs of two rounds and more.");
        Assert.True(cycles > 150 && rounds > 500, $"The cases say too little: {cycles} cycles, {rounds} runs.");

        void Check(CycleCase x)
        {
            foreach (var warning in x.Definition("s0").Warnings.Where(warning => warning.Id == DiagnosticIds.FlappingCycle))
            {
                cycles++;
                var moves = Reported().Matches(warning.Message).Select(match => (Rule: match.Groups[1].Value, From: match.Groups[2].Value))
                    .ToArray();
                var definition = x.Definition(moves[0].From);
                var stages = moves.Select(move => move.From).ToHashSet();
                var holding =
                    Grid.Where(point => moves.All(move => Holds(definition.Rules.Single(rule => rule.Id == move.Rule), point))).ToArray();
                Assert.True(holding.Length > 0, $"No customer is at {warning.Message}");
                foreach (var point in holding.Where(point => !definition.Rules.Any(rule => IsRival(rule, point))))
                {
                    var seen = Run(definition, point).Moves.ConvertAll(move => move.Rule);
                    Assert.True(seen.Count >= 2 * moves.Length, $"{seen.Count} moves: {warning.Message}");
                    Assert.Equal(Enumerable.Range(0, seen.Count).Select(i => moves[i % moves.Length].Rule), seen);
                    rounds++;
                }

                bool IsRival(TransitionRule rule, (decimal, decimal) point) =>
                    rule.From.Any(from => stages.Contains(from.Id) && !moves.Contains((rule.Id, from.Id))) && Holds(rule, point);
            }
        }
    }

    [Fact]
    public void Round_ThatTheEngineMakesAtOneEvent_IsReported()
    {
        var rounds = 0;
        Law.Holds(Cases, Check, count: 400);
        TestContext.Current.TestOutputHelper?.WriteLine($"{rounds} rounds.");
        Assert.True(rounds > 1_000, $"The cases say too little: {rounds} rounds.");

        void Check(CycleCase x)
        {
            for (var i = 0; i < x.Stages; i++)
            {
                var definition = x.Definition($"s{i}");
                foreach (var point in Grid.Where((_, place) => place % 5 == 0))
                {
                    foreach (var round in Run(definition, point).Rounds
                        .Where(round => round.TrueForAll(move => !IsHeld(definition.Rules.Single(rule => rule.Id == move.Rule)))))
                    {
                        rounds++;
                        var names = round.ConvertAll(move => $"'{move.From}'");
                        Assert.True(
                            definition.Warnings.Any(
                                warning => Kinds.Contains(warning.Id)
                                    && names.Exists(name => warning.Message.Contains(name, StringComparison.Ordinal))),
                            $"{string.Join(", ", round.Select(move => move.Rule))} at {point}: {definition}");
                    }
                }
            }
        }

        static bool IsHeld(TransitionRule rule) => rule.Cooldown > TimeSpan.Zero;
    }

    private static bool Holds(TransitionRule rule, (decimal X, decimal Y) point)
    {
        var history = Customer(point);
        return rule.When is null || rule.When.Evaluate(new Facts(history, Start)) == Truth.True;
    }

    private static CustomerHistory Customer((decimal X, decimal Y) point)
    {
        var history = new CustomerHistory();
        history.Apply(CustomerEvent.TraitSet(Start, "x", TraitValue.Create(point.X)));
        history.Apply(CustomerEvent.TraitSet(Start, "y", TraitValue.Create(point.Y)));
        return history;
    }

    /// <summary>
    /// Returns the moves of a customer who visits three times, and the moves that led from a stage back to it at one visit.
    /// </summary>
    private static (List<Transition> Moves, List<List<Transition>> Rounds) Run(LifecycleDefinition definition, (decimal X, decimal Y) point)
    {
        var engine = LifecycleEngine.Compile(definition);
        var history = Customer(point);
        var state = engine.Start(history, Start);
        var (all, rounds) = (new List<Transition>(), new List<List<Transition>>());
        state = engine.Advance(state, history, Start, all);
        for (var day = 1; day <= 3; day++)
        {
            var from = state.Stage;
            var moves = new List<Transition>();
            state = engine.Step(state, history, CustomerEvent.Visit(Start.AddDays(day)), moves).State;
            all.AddRange(moves);
            var end = moves.FindIndex(move => move.To == from);
            if (end > 0) rounds.Add(moves[..(end + 1)]);
        }

        return (all, rounds);
    }

    [GeneratedRegex("'(r\\d+)' leads from '(s\\d+)'")]
    private static partial Regex Reported();

    private sealed record CycleRule(string From, string To, EventTriggers On, Condition? When, bool IsChained, bool IsHeld, int Priority);

    private sealed record CycleCase(int Stages, CycleRule[] Rules, int[] Ids)
    {
        /// <summary>Returns the lifecycle with a given initial stage; the first two stages are a group.</summary>
        public LifecycleDefinition Definition(string initial) => LifecycleDefinition.Build("x", x =>
        {
            x.Stage("g").StartAt(initial);
            for (var i = 0; i < Stages; i++) x.Stage($"s{i}", declare: stage => _ = i < 2 ? stage.Parent("g") : stage);
            foreach (var (rule, id) in Rules.Zip(Ids)) x.Rule($"r{id}", declared => Declare(rule, declared));
        });

        private static void Declare(CycleRule rule, TransitionRuleBuilder declared)
        {
            declared.To(rule.To).Priority(rule.Priority);
            if (rule.From == "*") declared.FromAny();
            else declared.From(rule.From == "g" && rule.To == "s0" ? "s1" : rule.From);
            if (rule.On == EventTriggers.None) declared.WhenTimePasses();
            else declared.On(rule.On);
            if (rule.When is not null) declared.When(rule.When);
            if (rule.IsChained) declared.Chain();
            if (rule.IsHeld) declared.Cooldown(TimeSpan.FromHours(1));
        }
    }
}

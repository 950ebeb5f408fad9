using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class PossibleTransitionLawTests
{
    private const decimal Little = 0.001m;

    private static readonly string[] Names = ["a", "b", "c"];
    private static readonly NumberField[] Traits = [.. Names.Select(Fields.NumberTrait)];

    /// <summary>One value of each kind that conditions on 0 to 4 can distinguish.</summary>
    private static readonly decimal[] Grid = [.. Enumerable.Range(-1, 11).Select(i => i / 2m)];

    private static Gen<Condition> Leaf { get; } =
        from field in Gen.Elements(Traits)
        from one in Gen.Choose(0, 4)
        from other in Gen.Choose(0, 4)
        from shape in Gen.Choose(0, 8)
        from isNegated in Gen.Elements(true, false, false)
        let leaf = Compare(field, shape, Math.Min(one, other), Math.Max(one, other))
        select isNegated ? !leaf : leaf;

    private static Gen<(LifecycleCase X, LifecycleEngine Engine, int Wait)> Customers { get; } =
        from x in LifecycleGen.WithLateEvents
        from wait in Gen.Choose(0, 60)
        select (x, x.Compile(), wait);

    private static Gen<decimal?[]> Values { get; } = Gen.ArrayOf(Gen.Elements(Grid).Select(value => (decimal?)value), Names.Length);

    private static Gen<decimal?[]> ValuesOrNone { get; } = Gen.ArrayOf(Gen.Frequency(
        (5, Gen.Elements(Grid).Select(value => (decimal?)value)), (1, Gen.Constant((decimal?)null))), Names.Length);

    [Fact]
    public void GetPossibleTransitions_ByTime_AreExactlyWhenAndHowTimeMovesTheCustomer()
    {
        var (certain, others) = (0, 0);
        Law.Holds(Customers, Check);
        TestContext.Current.TestOutputHelper?.WriteLine($"{certain} certain moves, {others} others on time.");
        Assert.True(certain > 1_000 && others > 300, $"Only {certain} and {others} moves.");

        void Check((LifecycleCase X, LifecycleEngine Engine, int Wait) law) => Everywhere(law, (run, asOf) =>
        {
            var moves = law.Engine.GetPossibleTransitions(run.State, run.History, asOf);
            run.Advance(asOf);
            var timed = moves.TakeWhile(move => move.At is not null).ToArray();
            Assert.All(moves.Skip(timed.Length), move => Assert.Null(move.At));
            Assert.Equal(run.State.NextDue, timed.FirstOrDefault()?.At);
            Assert.Equal(timed.OrderBy(move => move.At), timed);
            Assert.All(moves, move => Assert.Contains(run.State.Stage, move.Rule.From.Select(from => from.Id)));
            if (timed.Length == 0) return;

            certain++;
            others += timed.Length - 1;
            Assert.Null(timed[0].OvertakenBy);
            Assert.All(timed.Skip(1), move => Assert.Same(timed[0].Rule, move.OvertakenBy));
            var made = run.Transitions.Count;
            run.Advance(timed[0].At!.Value.AddTicks(-1));
            Assert.Equal(made, run.Transitions.Count);
            run.Advance(timed[0].At!.Value);
            Assert.Equal((timed[0].Rule.Id, timed[0].At), (run.Transitions[made].Rule, run.Transitions[made].EffectiveAt));
        });
    }

    [Fact]
    public void Explain_OfATimeBasedRule_HasTheSameInstant() => Law.Holds(Customers, law => Everywhere(law, (run, asOf) =>
    {
        var explanation = new Explanation();
        law.Engine.Explain(run.State, run.History, asOf, explanation);
        var reported = new List<(TransitionRule, DateTimeOffset? At)>();
        foreach (ref readonly var result in explanation.Rules)
        {
            Assert.NotEmpty(explanation.LineOf(result));
            if (result.Rule.IsTimeBased && result.NotBefore is not null) reported.Add((result.Rule, result.NotBefore));
        }

        var moves = law.Engine.GetPossibleTransitions(run.State, run.History, asOf);
        Assert.Equal(moves.Where(move => move.At is not null).Select(move => (move.Rule, move.At)), reported.OrderBy(x => x.At));
    }));

    [Fact]
    public void Needs_OfNumbersThatMustAllHold_AreJustEnough()
    {
        var (needed, impossible) = (0, 0);
        Law.Holds(
            from leaves in Gen.Choose(1, 5).SelectMany(count => Gen.ArrayOf(Leaf, count)) from values in Values
                select (Condition.All(leaves), values),
            Check,
            count: 4_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"{needed} needs, {impossible} conditions that contradict themselves.");
        Assert.True(needed > 3_000 && impossible > 300, $"Only {needed} and {impossible}.");

        void Check((Condition When, decimal?[] Values) law)
        {
            if (MoveOf(law.When, law.Values) is not { } move)
            {
                impossible++;
                Assert.DoesNotContain(Cells(law.Values), cell => Holds(law.When, cell));
                return;
            }

            needed += move.RequiredChanges.Count;
            var enough = Changed(law.Values, move.RequiredChanges, need => need.IsExclusive ? Little : 0);
            Assert.True(Holds(law.When, enough));
            foreach (var need in move.RequiredChanges)
            {
                var less = (decimal?[])enough.Clone();
                less[IndexOf(need)] = Wanted(need, need.IsExclusive ? 0 : -Little);
                Assert.False(Holds(law.When, less));
            }
        }
    }

    [Fact]
    public void Needs_OfNumbersInAnyCondition_AreEnoughAndTheFewest()
    {
        var needs = new int[Names.Length + 1];
        Law.Holds(from when in Tree(3) from values in ValuesOrNone select (when, values), Check, count: 400);
        TestContext.Current.TestOutputHelper?.WriteLine($"Needs by number: {string.Join(", ", needs)}.");
        Assert.True(needs[0] > 30 && needs[1] > 30 && needs[2] > 10, string.Join(", ", needs));

        void Check((Condition When, decimal?[] Values) law)
        {
            var fewest = Cells(law.Values).Where(cell => Holds(law.When, cell))
                .Min(cell => (int?)cell.Where((value, i) => value != law.Values[i]).Count());
            var move = MoveOf(law.When, law.Values);
            Assert.Equal(fewest, move?.RequiredChanges.Count);
            if (move is null) return;
            needs[move.RequiredChanges.Count]++;
            if (move.RequiredChanges.All(need => need.Wanted.HasValue))
                Assert.True(Holds(law.When, Changed(law.Values, move.RequiredChanges, need => need.IsExclusive ? Little : 0)));
        }
    }

    /// <summary>Checks a customer at the start and some time after each event.</summary>
    private static void Everywhere((LifecycleCase X, LifecycleEngine Engine, int Wait) law, Action<LiveRun, DateTimeOffset> look)
    {
        var run = new LiveRun(law.Engine, law.X.Start);
        look(run.Copy(), law.X.Start);
        foreach (var e in law.X.Events)
        {
            run.Step(e);
            look(run.Copy(), e.At.AddHours(law.Wait));
        }
    }

    private static Gen<Condition> Tree(int depth)
    {
        if (depth == 1) return Leaf;
        var parts = Gen.Choose(1, 3).SelectMany(count => Gen.ArrayOf(Tree(depth - 1), count));
        return Gen.Frequency(
            (1, Leaf), (1, Tree(depth - 1).Select(Condition.Not)), (3, parts.Select(Condition.All)), (3, parts.Select(Condition.Any)));
    }

    private static Condition Compare(NumberField field, int shape, decimal low, decimal high) => shape switch
    {
        0 => field.EqualTo(low),
        1 => field.NotEqualTo(low),
        2 => field.GreaterThan(low),
        3 => field.AtLeast(high),
        4 => field.LessThan(high),
        5 => field.AtMost(low),
        6 => field.Between(low, high),
        7 => field.In(low, high),
        _ => field.NotIn(low, high),
    };

    private static PossibleTransition? MoveOf(Condition when, decimal?[] values)
    {
        var engine = LifecycleEngine.Compile(LifecycleDefinition.Build("law", x => x
            .Stage("from").Stage("to").Rule("r", rule => rule.From("from").To("to").On(EventTriggers.Visit).When(when))));
        var history = History(values);
        return engine.GetPossibleTransitions(engine.Start(history, Days.Day(1)), history, Days.Day(2)).SingleOrDefault();
    }

    private static bool Holds(Condition when, decimal?[] values) => when.Evaluate(new Facts(History(values), Days.Day(2))) == Truth.True;

    private static CustomerHistory History(decimal?[] values)
    {
        var history = new CustomerHistory();
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value) history.Apply(CustomerEvent.TraitSet(Days.Day(1), Names[i], TraitValue.Create(value)));
        }

        return history;
    }

    /// <summary>Returns all values that the traits can have.</summary>
    private static IEnumerable<decimal?[]> Cells(decimal?[] values) =>
        from a in Choices(values[0]) from b in Choices(values[1]) from c in Choices(values[2]) select (decimal?[])[a, b, c];

    private static IEnumerable<decimal?> Choices(decimal? value) => Grid.Select(x => (decimal?)x).Append(value).Distinct();

    private static decimal?[] Changed(decimal?[] values, IEnumerable<RequiredChange> needs, Func<RequiredChange, decimal> more)
    {
        var changed = (decimal?[])values.Clone();
        foreach (var need in needs) changed[IndexOf(need)] = Wanted(need, more(need));
        return changed;
    }

    /// <summary>Returns the reported value, and values slightly beyond it in the reported direction.</summary>
    private static decimal Wanted(RequiredChange need, decimal more) =>
        need.Actual.Number + need.Change!.Value + (need.IsRise ? more : -more);

    private static int IndexOf(RequiredChange need) => Array.IndexOf(Names, need.Field!.Name["trait.".Length..]);
}

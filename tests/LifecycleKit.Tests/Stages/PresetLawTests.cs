using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>The laws of every preset, after any history.</summary>
public class PresetLawTests
{
    private static readonly Move[] Moves = [.. Move.Palette];

    public static TheoryData<string> Presets => PresetCases.Names;

    /// <summary>Stories of up to a hundred moves; every third move is an order, so that high stages are reached too.</summary>
    private static Gen<Move[]> Histories =>
        Gen.Frequency((2, Gen.Elements(Moves)), (1, Gen.Constant(Moves.Single(move => move.Name == "orders")))).ArrayOf();

    [Theory]
    [MemberData(nameof(Presets))]
    public void Advance_TenYearsAfterAnyHistory_ComesToRest(string preset) => Holds(moves =>
    {
        var story = Play(preset, moves);
        var known = story.Transitions.Count;
        story.Wait(3_653);
        var silent = story.Transitions.Skip(known).Select(transition => transition.To).ToArray();

        Assert.True(silent.Length < 12, $"Nothing happened, and yet: {string.Join(" > ", silent)}");
        Assert.Equal(silent.Distinct(), silent);
        Assert.Null(story.NextDue);
    });

    [Theory]
    [MemberData(nameof(Presets))]
    public void Step_AnyEvent_NeverTriesTwoRulesThatHoldAtOnePriority(string preset) => Holds(moves =>
    {
        var engine = LifecycleEngine.Compile(PresetCases.Of(preset), PresetCases.Context);
        var history = new CustomerHistory();
        var state = engine.Start(history, DateTimeOffset.UnixEpoch);
        foreach (var e in Play(preset, moves).Events)
        {
            while (state.NextDue is { } due && due <= e.At)
            {
                AssertNoTie(state, HoldingTimeBased(engine, state, new Facts(history, due, PresetCases.Context)));
                state = engine.Advance(state, history, due);
            }

            var after = history.Clone();
            var triggers = after.Apply(e).Triggers;
            var facts = new Facts(
                after, PresetCases.Context, e.At.UtcTicks, in e, StageFields.Attach(state.Stage, state.EnteredAt.UtcTicks));
            AssertNoTie(state, HoldingOn(triggers, engine, state, facts));
            AssertNoTie(state, HoldingTimeBased(engine, state, facts));
            state = engine.Step(state, history, e).State;
        }
    });

    [Theory]
    [MemberData(nameof(Presets))]
    public void Stage_AfterAnyHistory_MeansWhatThePageSays(string preset)
    {
        var meanings = PresetMeanings.Of(preset);
        Holds(moves =>
        {
            var story = PresetCases.Begin(preset);
            foreach (var move in moves)
            {
                move.Play(story);
                Assert.True(meanings[story.Stage](story), $"At '{story.Stage}' after {story.Path}: {story.Profile}");
            }
        });
    }

    private static void Holds(Action<Move[]> law) => Law.Holds(Histories, law, count: 500);

    private static Story Play(string preset, Move[] moves)
    {
        var story = PresetCases.Begin(preset);
        foreach (var move in moves) move.Play(story);
        return story;
    }

    private static List<TransitionRule> HoldingOn(EventTriggers triggers, LifecycleEngine engine, LifecycleState state, in Facts facts) =>
        Holding(engine.Definition.Rules.Where(rule => (rule.On & triggers) != 0 && rule.From.Any(from => from.Id == state.Stage)), facts);

    private static List<TransitionRule> HoldingTimeBased(LifecycleEngine engine, LifecycleState state, in Facts facts) =>
        Holding(engine.Definition.Rules.Where(rule => rule.IsTimeBased && rule.From.Any(from => from.Id == state.Stage)), facts);

    private static List<TransitionRule> Holding(IEnumerable<TransitionRule> rules, in Facts facts)
    {
        var holding = new List<TransitionRule>();
        foreach (var rule in rules)
        {
            if (rule.When is null || rule.When.Evaluate(facts) == Truth.True) holding.Add(rule);
        }

        return holding;
    }

    private static void AssertNoTie(LifecycleState state, List<TransitionRule> holding) =>
        Assert.True(
            holding.DistinctBy(rule => rule.Priority).Count() == holding.Count, $"At '{state.Stage}': {string.Join("; ", holding)}");
}

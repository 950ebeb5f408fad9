using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>What holds for every preset after any history. The seed is fixed, so a failure comes back.</summary>
public class PresetLawTests
{
    private static readonly Move[] Moves = [.. Move.Palette];

    public static TheoryData<string> Presets => PresetCases.Names;

    [Theory]
    [MemberData(nameof(Presets))]
    public void Advance_TenYearsAfterAnyHistory_ComesToRest(string preset) => Holds(moves =>
    {
        var story = Play(preset, moves);
        var known = story.Transitions.Count;
        story.Wait(3_653);
        var silent = story.Transitions.Skip(known).Select(transition => transition.To.Id).ToArray();

        Assert.True(silent.Length < 12, $"Nothing happened, and yet: {string.Join(" > ", silent)}");
        Assert.Equal(silent.Distinct(), silent);
        Assert.Null(story.NextDue);
    });

    [Theory]
    [MemberData(nameof(Presets))]
    public void Step_AnyEvent_NeverTriesTwoRulesThatHoldAtOnePriority(string preset)
    {
        var (lifecycle, context) = (PresetCases.Of(preset), PresetCases.ContextOf(preset));
        Holds(moves =>
        {
            var history = new CustomerHistory();
            var engine = LifecycleEngine.Compile(lifecycle, context);
            var state = engine.Start(history, DateTimeOffset.UnixEpoch);
            foreach (var e in Play(preset, moves).Events)
            {
                state = engine.Advance(state, history, e.At);
                var rules = Holding(lifecycle, context, state, history.Clone(), e);
                Assert.True(rules.Select(rule => rule.Priority).Distinct().Count() == rules.Count, $"At '{state.Stage}': {string.Join("; ", rules)}");
                state = engine.Step(state, history, e).State;
            }
        });
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Rules_OnTimeFromOneStage_DifferInPriority(string preset)
    {
        var lifecycle = PresetCases.Of(preset);
        Assert.All(lifecycle.Stages, stage =>
        {
            var priorities = lifecycle.Rules.Where(rule => rule.IsOnTime && rule.From.Contains(stage)).Select(rule => rule.Priority).ToArray();
            Assert.Equal(priorities.Distinct(), priorities);
        });
    }

    [Fact]
    public void Stage_AfterAnyHistory_MeansWhatThePageSays() => Assert.All(PresetMeanings.All, preset => Holds(moves =>
    {
        var story = PresetCases.Begin(preset.Key);
        foreach (var move in moves)
        {
            move.Play(story);
            Assert.True(preset.Value[story.Stage](story), $"At '{story.Stage}' after {story.Path}: {story.Profile}");
        }
    }));

    /// <summary>Tries a law on histories of up to a hundred moves; every third is an order, so that high stages are reached too.</summary>
    private static void Holds(Action<Move[]> law)
    {
        var order = Moves.Single(move => move.Name == "orders");
        var histories = Gen.Frequency((2, Gen.Elements(Moves)), (1, Gen.Constant(order))).ArrayOf();
        Prop.ForAll(Arb.From(histories), law).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithReplay(1_971, 11).WithMaxTest(500));
    }

    private static List<TransitionRule> Holding(
        LifecycleDefinition lifecycle, FactContext context, LifecycleState state, CustomerHistory history, CustomerEvent e)
    {
        var triggers = history.Fold(e).Triggers;
        var facts = new Facts(history, context, e.At.UtcTicks, in e, state.Stage.Id, state.EnteredAt.UtcTicks);
        var holding = new List<TransitionRule>();
        foreach (var rule in lifecycle.Rules)
        {
            if (rule.From.Contains(state.Stage) && (rule.On & triggers) != 0 && (rule.When is null || rule.When.Evaluate(facts) == Truth.True)) holding.Add(rule);
        }

        return holding;
    }

    private static Story Play(string preset, Move[] moves)
    {
        var story = PresetCases.Begin(preset);
        foreach (var move in moves) move.Play(story);
        return story;
    }
}

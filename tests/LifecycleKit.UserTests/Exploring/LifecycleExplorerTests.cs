using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Testing;

namespace LifecycleKit.UserTests.Exploring;

public class LifecycleExplorerTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    private static readonly Func<CustomerTimeline, CustomerTimeline?>[] Steps =
    [
        timeline => timeline.Order(50),
        timeline => timeline.Orders.LastOrDefault(order => order.IsCounted) is { } order ? timeline.Cancel(order.OrderId) : null,
        timeline => timeline.Visit(engaged: true),
        timeline => timeline.CaptureContact(Channels.Email),
        timeline => timeline.GrantConsent(Channels.Email),
        timeline => timeline.After(TimeSpan.FromDays(30)),
    ];

    /// <summary>
    /// On random lifecycles the explorer, which merges states, finds exactly what trying every sequence finds: the same stages by equally
    /// many steps, and the same rules.
    /// </summary>
    [Fact]
    public void Explore_OfRandomLifecycles_FindsWhatEverySequenceFinds()
    {
        var (reached, unreached) = (0, 0);
        for (var seed = 0; seed < 60; seed++)
        {
            var engine = LifecycleEngine.Compile(RandomLifecycle(new Random(seed)));
            var exhaustive = new ExhaustiveSearch(engine, Steps, Start, length: 4);
            var result = LifecycleExplorer.Explore(
                engine,
                new ExplorationOptions { Steps = ExhaustiveSearch.Named(Steps), MaxStepCount = 4, Start = Start }, Shop.Cancellation);

            Assert.Equal(
                exhaustive.Lengths.OrderBy(one => one.Key, StringComparer.Ordinal),
                result.Paths.ToDictionary(path => path.Stage, path => path.Steps.Length).OrderBy(one => one.Key, StringComparer.Ordinal));
            // A search that has found every stage and rule ends, so the rules are compared when one is left.
            Assert.Equal(
                engine.Definition.Rules.Select(rule => rule.Id).Where(id => !exhaustive.Fired.Contains(id)), result.UnfiredRules);
            Assert.All(result.Paths, path => Assert.Equal(path.Stage, path.Timeline.Run(engine).Stage));
            reached += result.Paths.Length;
            unreached += result.UnreachedStages.Length;
        }

        Assert.True(reached > 80 && unreached > 80, $"{reached} stages reached, {unreached} not.");
    }

    private static LifecycleDefinition RandomLifecycle(Random random) => LifecycleDefinition.Build("random", lifecycle =>
    {
        string[] stages = ["a", "b", "c", "d", "e"];
        foreach (var stage in stages)
        {
            if (random.Next(4) == 0) lifecycle.Stage(stage, declare: builder => builder.MinStay(TimeSpan.FromDays(random.Next(1, 40))));
            else lifecycle.Stage(stage);
        }

        for (var i = 0; i < 8; i++)
        {
            var (from, to) = (stages[random.Next(5)], stages[random.Next(5)]);
            if (from == to) continue;
            lifecycle.Rule($"r{i}", rule =>
            {
                rule.From(from).To(to).Priority(i);
                if (random.Next(3) == 0)
                {
                    rule.WhenTimePasses().When(random.Next(4) switch
                    {
                        3 => ComparisonOf(random) & Fields.FirstSeenAt.Exists(),
                        0 => Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(random.Next(1, 60))),
                        1 => Fields.LastSeenAt.OlderThan(TimeSpan.FromHours(random.Next(1, 60))),
                        _ => StageFields.EnteredAt.OlderThan(TimeSpan.FromDays(random.Next(1, 60))),
                    });
                    if (random.Next(3) == 0) rule.ConfirmFor(TimeSpan.FromDays(3));
                    return;
                }

                rule.On(random.Next(4) switch
                {
                    0 => EventTriggers.OrderPlaced,
                    1 => EventTriggers.OrderCancelled,
                    2 => EventTriggers.Visit,
                    _ => EventTriggers.ContactCaptured | EventTriggers.ConsentChanged,
                });
                if (random.Next(4) == 0) rule.Cooldown(TimeSpan.FromDays(20));
                if (random.Next(4) == 0)
                {
                    rule.When(ComparisonOf(random));
                    return;
                }

                rule.When(random.Next(6) switch
                {
                    0 => Fields.OrderCount.AtLeast(random.Next(1, 3)),
                    1 => Fields.OrderCount.EqualTo(0),
                    2 => Fields.EmailContactable.IsTrue(),
                    3 => Fields.VisitCount.AtLeast(random.Next(1, 4)),
                    4 => Fields.OrdersWithin(TimeSpan.FromDays(29)).AtLeast(2),
                    _ => Fields.FirstSeenAt.OlderThan(TimeSpan.FromDays(random.Next(1, 40))),
                });
            });
        }
    });

    private static Condition ComparisonOf(Random random)
    {
        var month = TimeSpan.FromDays(29);
        return random.Next(7) switch
        {
            0 => Fields.VisitCount.AtLeast(Fields.OrderCount, plus: random.Next(-1, 2)),
            1 => Fields.LastOrderAt.After(Fields.LastSeenAt, -TimeSpan.FromDays(random.Next(3) * 15)),
            2 => Fields.LastSeenAt.After(Fields.LastOrderAt, TimeSpan.FromDays(random.Next(3) * 15)),
            3 => Fields.FirstOrderAt.OnOrAfter(Fields.FirstSeenAt, TimeSpan.FromDays(random.Next(40))),
            4 => Fields.NetRevenueWithin(month).GreaterThan(Fields.NetRevenueBefore(month), times: random.Next(1, 3)),
            5 => Fields.NetRevenueBefore(month).LessThan(Fields.NetRevenue),
            _ => Fields.LastOrderAt.Before(Fields.LastSeenAt),
        };
    }

    [Fact]
    public void Explore_OfAStageThatNoStepReaches_NamesStageAndRule()
    {
        var definition = LifecycleDefinition.Build("club", x => x
            .Stage("guest").Stage("member").Stage("gold")
            .Rule("joins", rule => rule.From("guest").To("member").On(EventTriggers.OrderPlaced))
            .Rule("rises", rule => rule.From("member").To("gold")
                .On(EventTriggers.OrderPlaced).When(Fields.NumberTrait("points").AtLeast(100)))
            .Rule("falls", rule => rule.From("gold").To("member")
                .WhenTimePasses().When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(9)))));
        var order = ExplorationStep.Create("order", timeline => timeline.Order(1));

        var result = LifecycleExplorer.Explore(definition, new ExplorationOptions { Steps = [order], MaxStepCount = 5 }, Shop.Cancellation);

        Assert.Equal(["gold"], result.UnreachedStages);
        Assert.Equal(["falls", "rises"], result.UnfiredRules);
        Assert.Equal(ExplorationEnd.MaxStepCount, result.End);
        Assert.Null(result.FindPath("gold"));
        Assert.Equal(["order"], result.FindPath("member")!.Steps);

        // The derived steps set the trait.
        var derived = LifecycleExplorer.Explore(definition, cancellationToken: Shop.Cancellation);
        Assert.Equal(ExplorationEnd.FoundAll, derived.End);
        Assert.Contains("set points to 100", derived.FindPath("gold")!.Steps);
    }

    [Fact]
    public void Explore_WhenNothingIsNew_SaysSo()
    {
        var definition = LifecycleDefinition.Build("club", x => x
            .Stage("guest").Stage("member").Stage("gold")
            .Rule("joins", rule => rule.From("guest").To("member").On(EventTriggers.Visit))
            .Rule("rises", rule => rule.From("member").To("gold").On(EventTriggers.Review)));
        var visit = ExplorationStep.Create("visit", timeline => timeline.Visit());

        var result = LifecycleExplorer.Explore(definition, new ExplorationOptions { Steps = [visit] }, Shop.Cancellation);

        Assert.Equal(ExplorationEnd.NothingNew, result.End);
        Assert.Equal(1, result.StateCount);
        Assert.Equal(
            "guest: (start)\nmember: visit\nStages not reached: gold\nRules that never fired: rises\n"
            + "1 states explored; no step leads to anything new.",
            result.ToString());
    }

    [Fact]
    public void Explore_WithFewStates_EndsAtTheBound()
    {
        var result = LifecycleExplorer.Explore(LifecyclePresets.Retail, new ExplorationOptions { MaxStateCount = 50 }, Shop.Cancellation);

        Assert.Equal(ExplorationEnd.MaxStateCount, result.End);
        Assert.Equal(50, result.StateCount);
        Assert.Contains("champion", result.UnreachedStages);
    }

    [Fact]
    public void Explore_OfAHostsPredicate_NamesItAndTakesOwnSteps()
    {
        var definition = LifecycleDefinition.Build("club", x => x
            .Stage("guest").Stage("member")
            .Rule("joins", rule => rule.From("guest").To("member").On(EventTriggers.OrderPlaced)
                .When(Condition.Predicate("has-card", static (in Facts facts) => facts.History.Traits.TryGet("card", out _)))));
        var engine = LifecycleEngine.Compile(definition);
        var card = ExplorationStep.Create("get a card", timeline => timeline.SetTrait("card", TraitValue.Create(true)));

        var without = LifecycleExplorer.Explore(engine, new ExplorationOptions { MaxStepCount = 4 }, Shop.Cancellation);
        var with = LifecycleExplorer.Explore(
            engine, new ExplorationOptions { Steps = [.. LifecycleExplorer.GetSteps(engine), card] }, Shop.Cancellation);

        Assert.Equal(["has-card"], without.FieldsWithoutStep);
        Assert.Equal(["member"], without.UnreachedStages);
        Assert.Contains("No step could be derived for: has-card", without.ToString(), StringComparison.Ordinal);
        Assert.Equal(["get a card", "order"], with.FindPath("member")!.Steps);
    }

    [Fact]
    public void Explore_OfDatedRules_WaitsForThem()
    {
        var christmas = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
        var definition = LifecycleDefinition.Build("club", x => x
            .Stage("guest").Stage("member").Stage("elf")
            .Rule("joins", rule => rule.From("guest").To("member").On(EventTriggers.Visit))
            .Rule("helps", rule => rule.From("member").To("elf").On(EventTriggers.Visit).Effective(from: christmas)));

        var result = LifecycleExplorer.Explore(definition, cancellationToken: Shop.Cancellation);

        Assert.Equal(["visit", "wait until 2026-12-01T00:00:00Z", "visit"], result.FindPath("elf")!.Steps);
    }

    [Fact]
    public void Explore_OfNoStep_IsRefused() => Assert.Throws<ArgumentException>(
        () => LifecycleExplorer.Explore(LifecyclePresets.Retail, new ExplorationOptions { Steps = [] }, Shop.Cancellation));

    [Fact]
    public void Explore_OfTwoStepsOfOneName_IsRefused() => Assert.Contains(
        "wait 2d", Assert.Throws<ArgumentException>(() => LifecycleExplorer.Explore(
            LifecyclePresets.Retail,
            new ExplorationOptions { Steps = [ExplorationStep.Wait(TimeSpan.FromDays(2)), ExplorationStep.Wait(TimeSpan.FromDays(2))] },
            Shop.Cancellation)).Message,
        StringComparison.Ordinal);
}

using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Benchmarks.Stages;

/// <summary>Ten rules of three leaves between four stages, repeated with other thresholds; declared, and as hand-written code.</summary>
internal static class RuleSet
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    /// <summary>Returns the definition. The thresholds of repetition k are raised by k.</summary>
    public static LifecycleDefinition Definition(int turns) => LifecycleDefinition.Build("rules", x =>
    {
        x.Stage("s0", 0).Stage("s1", 1).Stage("s2", 2).Stage("s3", 3);
        for (var k = 0; k < turns; k++) Turn(x, k, turns - 1 - k);
    });

    /// <summary>Returns the number of leaves that are evaluated until a rule holds or none does.</summary>
    public static int EvaluatedLeaves(LifecycleDefinition definition, string stage, in Facts facts)
    {
        var count = 0;
        foreach (var rule in definition.Rules)
        {
            if (!rule.From.Any(from => from.Id == stage)) continue;
            var holds = true;
            foreach (var leaf in rule.When!.LeafConditions())
            {
                count++;
                holds = leaf.Evaluate(facts) == Truth.True;
                if (!holds) break;
            }

            if (holds) break;
        }

        return count;
    }

    /// <summary>Evaluates the same rules as hand-written code for this one lifecycle.</summary>
    public static int HandWritten(in CustomerProfile p, int stage, long now, int turns)
    {
        for (var k = turns - 1; k >= 0; k--)
        {
            switch (stage)
            {
                case 0:
                    if (p.OrderCount >= 4 + k && p.NetRevenue >= 300 + 50 * k && p.VisitCount >= 10) return 2;
                    if (p.OrderCount >= 1 + k && p.NetRevenue > 20 && p.VisitCount >= 3 + k) return 1;
                    if (p.ReferralCount >= 2 + k && p.ReviewCount >= 1 && p.VisitCount >= 5 + k) return 3;
                    break;
                case 1:
                    if (p.OrderCount >= 3 + k && p.NetRevenue >= 200 + 50 * k && p.LastOrderTicks > 0
                        && now - p.LastOrderTicks < 3 * Month.Ticks)
                    {
                        return 2;
                    }

                    if (p.LastNps >= 9 && p.ReferralCount >= 1 + k && p.OrderCount >= 2) return 3;
                    if (p.LastOrderTicks > 0 && now - p.LastOrderTicks >= 6 * Month.Ticks && p.VisitCount >= 20 + k && p.CartItemCount == 0)
                        return 0;
                    break;
                case 2:
                    if (p.OrderCount >= 8 + k && p.NetRevenue >= 900 + 50 * k && p.ReviewCount >= 1) return 3;
                    if (p.LastOrderTicks > 0 && now - p.LastOrderTicks >= 4 * Month.Ticks && p.ClickedMessageCount <= k
                        && p.OrderCount < 6 + k)
                    {
                        return 1;
                    }

                    break;
                default:
                    if (p.RefundedTotal >= 100 + 50 * k && p.OrderCount < 9 && p.VisitCount >= 4) return 1;
                    if (p.LastOrderTicks > 0 && now - p.LastOrderTicks >= 5 * Month.Ticks && p.CartValue > 10 + k && p.VisitCount >= 8)
                        return 2;
                    break;
            }
        }

        return stage;
    }

    private static void Turn(LifecycleDefinitionBuilder x, int k, int order)
    {
        Rule("0", 0, 2, Fields.OrderCount.AtLeast(4 + k), Fields.NetRevenue.AtLeast(300 + 50 * k), Fields.VisitCount.AtLeast(10));
        Rule("1", 0, 1, Fields.OrderCount.AtLeast(1 + k), Fields.NetRevenue.GreaterThan(20), Fields.VisitCount.AtLeast(3 + k));
        Rule("2", 0, 3, Fields.ReferralCount.AtLeast(2 + k), Fields.ReviewCount.AtLeast(1), Fields.VisitCount.AtLeast(5 + k));
        Rule("3", 1, 2, Fields.OrderCount.AtLeast(3 + k), Fields.NetRevenue.AtLeast(200 + 50 * k), Fields.LastOrderAt.Within(3 * Month));
        Rule("4", 1, 3, Fields.LastNps.AtLeast(9), Fields.ReferralCount.AtLeast(1 + k), Fields.OrderCount.AtLeast(2));
        Rule("5", 1, 0, Fields.LastOrderAt.OlderThan(6 * Month), Fields.VisitCount.AtLeast(20 + k), Fields.CartItemCount.EqualTo(0));
        Rule("6", 2, 3, Fields.OrderCount.AtLeast(8 + k), Fields.NetRevenue.AtLeast(900 + 50 * k), Fields.ReviewCount.AtLeast(1));
        Rule("7", 2, 1, Fields.LastOrderAt.OlderThan(4 * Month), Fields.ClickedMessageCount.AtMost(k), Fields.OrderCount.LessThan(6 + k));
        Rule("8", 3, 1, Fields.RefundedTotal.AtLeast(100 + 50 * k), Fields.OrderCount.LessThan(9), Fields.VisitCount.AtLeast(4));
        Rule("9", 3, 2, Fields.LastOrderAt.OlderThan(5 * Month), Fields.CartValue.GreaterThan(10 + k), Fields.VisitCount.AtLeast(8));

        void Rule(string id, int from, int to, params Condition[] leaves) => x.Rule($"{order:D2}{id}", rule =>
            rule.From($"s{from}").To($"s{to}").On(EventTriggers.Visit).When(Condition.All(leaves)));
    }
}

using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Testing;

/// <summary>Steps with orders.</summary>
internal static class OrderSteps
{
    private const decimal UsualTotal = 50;

    /// <summary>The largest number of different products, or categories, that steps order.</summary>
    private const int MaxKinds = 5;

    private const EventTriggers Undone = EventTriggers.OrderRefunded | EventTriggers.OrderCancelled | EventTriggers.OrderAmended;

    public static IEnumerable<ExplorationStep> Of(LifecycleEngine engine, DefinitionFacts facts)
    {
        var isAsked = facts.Needs(
            EventTriggers.AnyOrderChange, "orders.", "products.", "categories.", "event.products", "event.categories",
            "event.salesChannel", "revenue.", "firstOrderAt", "lastOrderAt", "rfm.", "segment", "segment.", "phase",
            "clv.");
        if (!isAsked) return [];
        return [.. Placed(engine, facts), .. Detailed(facts), .. Changed(facts)];
    }

    private static IEnumerable<ExplorationStep> Placed(LifecycleEngine engine, DefinitionFacts facts)
    {
        decimal[] totals = [.. Totals(engine, facts).Where(total => total >= 0).Distinct().Order().DefaultIfEmpty(UsualTotal)];
        foreach (var total in totals)
        {
            var name = totals.Length == 1 ? "order" : FormattableString.Invariant($"order of {total}");
            yield return ExplorationStep.Create(name, timeline => timeline.Order(total));
        }

        var ages = facts.Leaves.Where(leaf => leaf is { Name: "lastOrderAt" or "firstOrderAt", Operator: "olderThan", IsNegated: false }
            && (leaf.On & EventTriggers.OrderPlaced) != 0).Select(leaf => leaf.Length).OfType<TimeSpan>();
        foreach (var age in ages.Distinct().Order())
        {
            yield return ExplorationStep.Create(
                $"order placed {DurationText.Write(age)} ago", timeline => timeline.Order(totals[0], reportedAfter: age));
        }

        if (facts.Asks("orders.fullPrice"))
        {
            yield return ExplorationStep.Create(
                "order at a discount", timeline => timeline.Order(totals[0], with: order => order with { Discount = 1 }));
        }
    }

    /// <summary>Orders of products, categories and channels that are asked for, and their way to the customer.</summary>
    private static IEnumerable<ExplorationStep> Detailed(DefinitionFacts facts)
    {
        foreach (var product in Asked("products.bought", "event.products"))
            yield return Placed($"order of the product {product}", order => order with { Lines = [Line(product, null)] });
        foreach (var category in Asked("categories.bought", "event.categories"))
            yield return Placed($"order of the category {category}", order => order with { Lines = [Line(category, category)] });
        for (var i = 1; i <= CountAsked("products.count"); i++)
        {
            var product = FormattableString.Invariant($"product {i}");
            yield return Placed($"order of {product}", order => order with { Lines = [Line(product, null)] });
        }

        for (var i = 1; i <= CountAsked("categories.count"); i++)
        {
            var category = FormattableString.Invariant($"category {i}");
            yield return Placed($"order of {category}", order => order with { Lines = [Line(category, category)] });
        }

        foreach (var channel in Asked("event.salesChannel"))
            yield return Placed($"order in the channel {channel}", order => order with { SalesChannel = channel });
        if (facts.Asks("orders.lastShippedAt"))
            yield return OnLatest("ship the latest order", one => one.IsCounted && one.ShippedAt is null, (line, id) => line.Ship(id));
        if (facts.Asks("orders.lastDeliveredAt") || facts.Asks("orders.undelivered"))
        {
            yield return OnLatest(
                "deliver the latest order", one => one.IsCounted && one.DeliveredAt is null && one.ReturnedAt is null,
                (line, id) => line.Deliver(id));
        }

        if (facts.Asks("orders.lastReturnedAt"))
            yield return OnLatest("return the latest order", one => one.IsCounted && one.ReturnedAt is null, (line, id) => line.Return(id));

        IEnumerable<string> Asked(params string[] fields) => fields.SelectMany(facts.About).SelectMany(leaf => leaf.Values)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        // Few are enough to see a rule fire, and each is a step that the search tries everywhere.
        int CountAsked(string field) => (int)Math.Min(
            MaxKinds, facts.About(field).SelectMany(leaf => leaf.HelpfulNumbers()).DefaultIfEmpty(0).Max());

        static ExplorationStep Placed(string name, Func<OrderSnapshot, OrderSnapshot> with) =>
            ExplorationStep.Create(name, timeline => timeline.Order(UsualTotal, with: with));

        static OrderLine Line(string product, string? category) =>
            new() { Product = product, Category = category, NetAmount = UsualTotal };
    }

    /// <summary>Totals that comparisons with amounts ask for, and the ends of the monetary scores.</summary>
    private static IEnumerable<decimal> Totals(LifecycleEngine engine, DefinitionFacts facts)
    {
        var asked = facts.About("event.amount").Concat(facts.About("orders.largest"))
            .Concat(facts.About("orders.meanOfOthers"))
            .Concat(facts.About("revenue.").Where(leaf => leaf.Name != "revenue.refunded" && !IsGrowth(leaf)))
            .SelectMany(leaf => leaf.HelpfulNumbers())
            .Concat(facts.About("revenue.").Where(IsGrowth).SelectMany(leaf => leaf.HelpfulNumbers())
                .SelectMany(growth => (decimal[])[UsualTotal, UsualTotal * (1 + growth)]));
        var cuts = engine.Context.Rfm?.Monetary.CutPoints ?? engine.Context.Population?.Rfm.Monetary.CutPoints ?? [];
        return cuts.IsDefaultOrEmpty ? asked : [.. asked, Math.Max(0, cuts[0] - 1), cuts[^1] + 1];

        static bool IsGrowth(ConditionLeaf leaf) => leaf.Name.StartsWith("revenue.growth", StringComparison.Ordinal);
    }

    /// <summary>The ways of undoing an order; only one of those that concern the same rules.</summary>
    private static IEnumerable<ExplorationStep> Changed(DefinitionFacts facts)
    {
        if (facts.Needs(EventTriggers.OrderPaid))
            yield return OnLatest("pay the latest order", order => order.Status == OrderStatus.Placed, (timeline, id) => timeline.Pay(id));

        var known = new HashSet<string>(StringComparer.Ordinal);
        // Time-based rules react to a cancellation without naming it.
        if (IsNew(EventTriggers.OrderCancelled) || ((facts.Triggers & Undone) == 0 && facts.Leaves.Any(IsTimeBasedAndOfOrders)))
            yield return OnLatest("cancel the latest order", order => order.IsCounted, (timeline, id) => timeline.Cancel(id));
        if (IsNew(EventTriggers.OrderRefunded))
            yield return OnLatest("refund the latest order", CanBeRefunded, (timeline, id) => timeline.RefundAll(id));
        if (facts.Needs(EventTriggers.None, "revenue.refunded"))
        {
            var amounts = facts.About("revenue.refunded").SelectMany(leaf => leaf.HelpfulNumbers()).Where(amount => amount > 0).Distinct();
            foreach (var amount in amounts.Order())
            {
                yield return OnLatest(
                    FormattableString.Invariant($"refund {amount} of the latest order"),
                    order => order.IsCounted && order.GrossTotal - order.RefundedTotal >= amount,
                    (timeline, id) => timeline.Refund(amount, id));
            }
        }

        if (IsNew(EventTriggers.OrderAmended))
        {
            yield return OnLatest(
                "amend the latest order", order => order.IsCounted,
                (timeline, id) => timeline.ChangeOrder(order => order with { GrossTotal = order.GrossTotal + 1 }, id));
        }

        bool IsNew(EventTriggers trigger)
        {
            var rules = facts.RulesOn(trigger);
            var isNew = rules.Any(rule => !known.Contains(rule));
            known.UnionWith(rules);
            return isNew;
        }
    }

    private static bool IsTimeBasedAndOfOrders(ConditionLeaf leaf) => leaf.On == EventTriggers.None
        && (leaf.Name is "segment" or "phase" || leaf.Name.Split('.')[0] is "orders" or "revenue" or "rfm" or "segment");

    private static bool CanBeRefunded(OrderSnapshot order) => order.IsCounted && order.GrossTotal > 0;

    private static ExplorationStep OnLatest(
        string name, Func<OrderSnapshot, bool> isMeant, Func<CustomerTimeline, string, CustomerTimeline> act) =>
        ExplorationStep.Create(
            name, timeline => timeline.Orders.LastOrDefault(isMeant) is { } order ? act(timeline, order.OrderId) : null);
}

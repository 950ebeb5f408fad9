using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Conditions;

/// <summary>Questions about rolling windows, traits and custom fields.</summary>
internal static partial class QuestionGen
{
    private static Gen<Question> Windows() =>
        from days in Gen.Elements(WindowDays)
        let window = TimeSpan.FromDays(days)
        from question in Gen.OneOf(
            Number(Fields.OrdersWithin(window), m => Placed(m, window).Count(NaiveOrder.Counts), 0, 1, 2, 3),
            Number(Fields.NetRevenueWithin(window), m => Placed(m, window).Sum(NaiveOrder.Net), -30, 0, 50, 100, 150.5m))
        select Changing(question, [0, window.Ticks]);

    private static IEnumerable<OrderSnapshot> Placed(Moment m, TimeSpan window) =>
        m.Customer.Orders.Where(order => order.PlacedAt > m.Instant - window && order.PlacedAt <= m.Instant);

    private static Gen<Question> Traits() => Gen.OneOf(
        Number(Fields.NumberTrait("size"), m => Trait(m, "size", TraitKind.Number)?.Number, 0, 5, 12),
        from isOne in Gen.Elements(true, false)
        from texts in Gen.Elements<string[]>(["gold"], ["gold", "silver"])
        select (Question)new TextQuestion(Fields.TextTrait("tier"), m => Trait(m, "tier", TraitKind.Text)?.Text, isOne, texts),
        Prefixes(Fields.TextTrait("tier"), m => Trait(m, "tier", TraitKind.Text)?.Text, "g", "gold", "sil", "golden"),
        from expected in Gen.Elements(true, false)
        select (Question)new FlagQuestion(Fields.FlagTrait("b2b"), m => Trait(m, "b2b", TraitKind.Flag)?.Flag, expected),
        Age(Fields.InstantTrait("signed"), m => Trait(m, "signed", TraitKind.Instant)?.Instant),
        Set(Fields.SetTrait("tags"), m => Trait(m, "tags", TraitKind.Set)?.Set, ["a"], ["a", "b"], ["c"]),
        Gen.Constant((Question)new ExistsQuestion(Fields.TextTrait("tier"), m => Trait(m, "tier", TraitKind.Text) is not null)));

    private static TraitValue? Trait(Moment m, string name, TraitKind kind) =>
        m.Customer.Trait(name) is [var value, ..] && value.Kind == kind ? value : null;

    private static Gen<Question> Hosts() => Gen.OneOf(
        Number(HostAges.Number, HostAges.NumberAt, -2, 0, 1.5m, 2, 3),
        Number(HostAges.Crossing, HostAges.NumberAt, -2, 0, 1.5m, 2, 3),
        from expected in Gen.Elements(true, false)
        select (Question)new FlagQuestion(HostAges.Flag, HostAges.FlagAt, expected),
        from isOne in Gen.Elements(true, false)
        from texts in Gen.Elements<string[]>(["new"], ["cold", "new"], ["warm"])
        select (Question)new TextQuestion(HostAges.Text, HostAges.TextAt, isOne, texts),
        Prefixes(HostAges.Text, HostAges.TextAt, "n", "co", "warm"),
        Age(HostAges.Instant, HostAges.InstantAt),
        Set(HostAges.Set, HostAges.SetAt, ["a"], ["a", "b"], ["c"]),
        Gen.Elements<Question>(
            new ExistsQuestion(HostAges.Number, m => HostAges.NumberAt(m) is not null),
            new ExistsQuestion(HostAges.Crossing, m => HostAges.NumberAt(m) is not null),
            new ExistsQuestion(HostAges.Flag, m => HostAges.FlagAt(m) is not null),
            new ExistsQuestion(HostAges.Text, m => HostAges.TextAt(m) is not null),
            new ExistsQuestion(HostAges.Instant, m => HostAges.InstantAt(m) is not null),
            new ExistsQuestion(HostAges.Set, m => HostAges.SetAt(m) is not null)))
        .Select(question => Changing(question, [.. HostAges.Ages]));

    private static Question Changing(Question question, IReadOnlyList<long> lengths) => (LeafQuestion)question with { Lengths = lengths };
}

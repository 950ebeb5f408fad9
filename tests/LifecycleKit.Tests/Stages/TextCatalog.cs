using LifecycleKit.Conditions;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Conditions;

namespace LifecycleKit.Tests.Stages;

/// <summary>The catalog of the tests' lifecycles in text: the built-in fields, a trait of each kind, and two predicates.</summary>
internal static class TextCatalog
{
    public static readonly TextField Plan = Fields.TextTrait("plan");
    public static readonly FlagField Staff = Fields.FlagTrait("staff");
    public static readonly InstantField Born = Fields.InstantTrait("born");
    public static readonly IFactPredicate Vip = new Named("is-vip", dependsOnTime: false);
    public static readonly IFactPredicate Night = new Named("is-night", dependsOnTime: true);

    public static ConditionCatalog All { get; } = LifecycleConditionCatalog.Default
        .With(
            Plan, Staff, Born, Fields.NumberTrait("size"), Fields.TextTrait("tier"), Fields.FlagTrait("b2b"), Fields.InstantTrait("signed"),
            Fields.SetTrait("tags"))
        .With(HostAges.Number, HostAges.Crossing, HostAges.Flag, HostAges.Text, HostAges.Instant, HostAges.Set)
        .With(Vip, Night);

    private sealed class Named(string name, bool dependsOnTime) : IFactPredicate
    {
        public string Name => name;

        public bool DependsOnTime => dependsOnTime;

        public Truth Evaluate(in Facts facts) => Truth.Unknown;
    }
}

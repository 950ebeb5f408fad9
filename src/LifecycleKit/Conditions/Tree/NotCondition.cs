namespace LifecycleKit.Conditions;

/// <summary>The negation of a condition; unknown stays unknown.</summary>
internal sealed class NotCondition : Condition
{
    public NotCondition(Condition part)
        : base((part ?? throw new ArgumentNullException(nameof(part))).Depth + 1, part.LeafCount) => Part = part;

    /// <summary>The condition that is negated.</summary>
    public Condition Part { get; }

    public override string ToString() => $"not({Part})";

    internal override long NextFlip(in Facts facts) => Part.NextFlip(facts);

    internal override IEnumerable<Field> Fields() => Part.Fields();
}

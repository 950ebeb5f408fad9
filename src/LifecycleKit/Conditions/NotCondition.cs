namespace LifecycleKit.Conditions;

/// <summary>Negation; unknown stays unknown.</summary>
internal sealed class NotCondition : Condition
{
    private readonly Condition _part;

    public NotCondition(Condition part)
        : base((part ?? throw new ArgumentNullException(nameof(part))).Depth + 1, part.Leaves) => _part = part;

    public override Truth Evaluate(in Facts facts) => _part.Evaluate(facts) switch
    {
        Truth.True => Truth.False,
        Truth.False => Truth.True,
        _ => Truth.Unknown,
    };

    public override string ToString() => $"not({_part})";

    internal override long NextFlip(in Facts facts) => _part.NextFlip(facts);

    internal override IEnumerable<Field> Fields() => _part.Fields();
}

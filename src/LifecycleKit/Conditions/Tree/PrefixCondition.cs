namespace LifecycleKit.Conditions;

/// <summary>The condition that a text begins with a given text, compared ordinally.</summary>
internal sealed class PrefixCondition : LeafCondition
{
    private readonly TextField _field;

    public PrefixCondition(TextField field, string prefix)
        : base(field, ConditionOperator.StartsWith)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        (_field, Prefix) = (field, prefix);
    }

    public override IReadOnlyList<string> Operands => [ConditionText.Quoted(Prefix)];

    /// <summary>The text that the value must begin with; never empty.</summary>
    public string Prefix { get; }

    internal override Truth Ask(in Facts facts, out LeafValues found)
    {
        found = default;
        if (_field.Read(facts) is not { } text) return Truth.Unknown;
        found = new(new FieldValue(FieldType.Text, 0, text));
        return text.StartsWith(Prefix, StringComparison.Ordinal) ? Truth.True : Truth.False;
    }

    internal override long NextFlip(in Facts facts) => _field.NextChange(facts);
}

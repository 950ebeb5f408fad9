namespace LifecycleKit.Conditions;

/// <summary>A field whose value is yes or no.</summary>
public sealed class FlagField : Field
{
    private readonly Reader _read;

    internal FlagField(string name, Reader read, FieldTiming timing = FieldTiming.Constant, ChangeFinder? nextChange = null)
        : base(name, FieldType.Flag, timing, nextChange) => _read = read;

    /// <summary>Reads the value.</summary>
    internal delegate Truth Reader(in Facts facts);

    /// <summary>Returns the condition that the flag is true.</summary>
    public Condition IsTrue() => new FlagCondition(this, expected: true);

    /// <summary>Returns the condition that the flag is false.</summary>
    public Condition IsFalse() => new FlagCondition(this, expected: false);

    /// <inheritdoc/>
    public override FieldValue ValueOf(in Facts facts) => Read(facts) switch
    {
        Truth.True => new FieldValue(FieldType.Flag, 1),
        Truth.False => new FieldValue(FieldType.Flag, 0),
        _ => default,
    };

    /// <summary>The reader for compiled conditions: 1 for yes, 0 for no.</summary>
    internal SlotReader Slot => (in Facts facts) => _read(facts) switch
    {
        Truth.True => 1,
        Truth.False => 0,
        _ => Scaled.Missing,
    };

    internal Truth Read(in Facts facts) => _read(facts);
}

using System.Collections.Immutable;

namespace LifecycleKit.Conditions;

/// <summary>
/// The requirements for one field: whether it has a value, and which values. An instant has requirements for its value and for its age.
/// </summary>
internal sealed record FieldRegion
{
    private FieldRegion(Field field) => (Field, Values) = (field, NaturalRange.Of(field, ValueSet.All));

    public Field Field { get; }

    public bool MayBeMissing { get; private init; } = true;

    public bool MayBePresent { get; private init; } = true;

    /// <summary>The allowed numbers; for an instant, ticks; for a flag, 0 and 1.</summary>
    public ValueSet Values { get; private init; }

    /// <summary>The allowed ages of an instant, in ticks.</summary>
    public ValueSet Ages { get; private init; } = ValueSet.All;

    public TextRange Texts { get; private init; } = TextRange.All;

    /// <summary>The texts of the requirements.</summary>
    public ImmutableArray<string> Words { get; private init; } = [];

    public bool IsPossible => MayBeMissing || (MayBePresent && !Values.IsEmpty && !Ages.IsEmpty && !Texts.IsEmpty);

    /// <summary>
    /// The instants at which the allowed values and the allowed ages of an instant field can both hold; all instants for other fields.
    /// </summary>
    public ValueSet Now => MayBeMissing || Field.Type != FieldType.Instant || !IsPossible
        ? ValueSet.All
        : ValueSet.Between(Values.Low.Plus(Ages.Low), Values.High.Plus(Ages.High));

    public static FieldRegion Missing(Field field, string words) => new(field) { MayBePresent = false, Words = [words] };

    public static FieldRegion Present(Field field, string words) => new(field) { MayBeMissing = false, Words = [words] };

    public static FieldRegion Valued(Field field, ValueSet values, string words) =>
        Present(field, words) with { Values = NaturalRange.Of(field, values) };

    public static FieldRegion Aged(InstantField field, ValueSet ages, string words) => Present(field, words) with { Ages = ages };

    public static FieldRegion Texted(TextField field, TextRange texts, string words) =>
        Present(field, words) with { Texts = field.Known is null ? texts : texts.And(TextRange.Of(field.Known)) };

    public FieldRegion And(FieldRegion other) => this with
    {
        MayBeMissing = MayBeMissing && other.MayBeMissing,
        MayBePresent = MayBePresent && other.MayBePresent,
        Values = Values.And(other.Values),
        Ages = Ages.And(other.Ages),
        Texts = Texts.And(other.Texts),
        Words = Words.AddRange(other.Words.Except(Words)),
    };

    /// <summary>Whether the other region contains this region.</summary>
    public bool IsWithin(FieldRegion other) =>
        (other.MayBeMissing || !MayBeMissing) && (other.MayBePresent || !MayBePresent)
        && Values.IsWithin(other.Values) && Ages.IsWithin(other.Ages) && Texts.IsWithin(other.Texts);

    /// <summary>Whether the region is about a field; fields with the same name and type are the same field.</summary>
    public bool IsAbout(Field field) =>
        ReferenceEquals(Field, field) || (Field.Type == field.Type && string.Equals(Field.Name, field.Name, StringComparison.Ordinal));

    /// <summary>Returns an example of an allowed value, in words.</summary>
    public string Example()
    {
        if (MayBeMissing) return $"{Field.Name} missing";
        if (!Ages.IsAll && Field is InstantField) return $"{Field.Name} {DurationText.Write(Math.Max(0, (long)Ages.Sample()))} ago";
        return Field.Type switch
        {
            FieldType.Number => $"{Field.Name} = {ConditionText.Number(Values.Sample())}",
            FieldType.Flag => $"{Field.Name} = {(Values.Sample() == 0 ? "false" : "true")}",
            FieldType.Text when Texts.Sample() is { } text => $"{Field.Name} = {ConditionText.Quoted(text)}",
            _ => string.Join(" and ", Words),
        };
    }
}

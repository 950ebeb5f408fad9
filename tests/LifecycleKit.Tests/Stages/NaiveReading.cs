using LifecycleKit.Conditions;
using LifecycleKit.Tests.Conditions;

namespace LifecycleKit.Tests.Stages;

/// <summary>The naive value of a question's field at a moment, for comparison with the value that the engine reports.</summary>
internal static class NaiveReading
{
    /// <summary>Returns the leaves of a question, from left to right.</summary>
    public static IEnumerable<Question> Leaves(Question? question) => question switch
    {
        null => [],
        NotQuestion or AllQuestion or AnyQuestion => question.Parts.SelectMany(Leaves),
        _ => [question],
    };

    /// <summary>Returns the value of a leaf's field; null when it is missing.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="moment">The facts.</param>
    /// <param name="isSimple">Receives whether the value can be read; otherwise only the answer can be compared.</param>
    public static object? Read(Question leaf, Moment moment, out bool isSimple)
    {
        isSimple = leaf is NumberQuestion or FlagQuestion or TextQuestion or AgeQuestion or InstantQuestion or PrefixQuestion
            or NumbersQuestion or InstantsQuestion;
        return leaf switch
        {
            NumberQuestion number => number.Read(moment),
            FlagQuestion flag => flag.Read(moment),
            TextQuestion text => text.Read(moment),
            AgeQuestion age => age.Read(moment)?.ToUniversalTime(),
            InstantQuestion instant => instant.Read(moment)?.ToUniversalTime(),
            PrefixQuestion prefix => prefix.Read(moment),
            NumbersQuestion pair => pair.Left.Read(moment),
            InstantsQuestion pair => pair.Read(moment)?.ToUniversalTime(),
            _ => null,
        };
    }

    /// <summary>Returns the value of the field that a leaf compares with; null when it is missing, or compares with values.</summary>
    public static object? ReadOther(Question leaf, Moment moment) => leaf switch
    {
        NumbersQuestion pair => pair.Right.Read(moment),
        InstantsQuestion pair => pair.ReadOther(moment)?.ToUniversalTime(),
        _ => null,
    };

    public static object? Value(FieldValue actual) => !actual.HasValue ? null : actual.Type switch
    {
        FieldType.Number => actual.Number,
        FieldType.Flag => actual.Flag,
        FieldType.Instant => actual.Instant,
        _ => actual.Text,
    };

    public static Truth Answer(bool? answer) => answer switch
    {
        null => Truth.Unknown,
        true => Truth.True,
        false => Truth.False,
    };
}

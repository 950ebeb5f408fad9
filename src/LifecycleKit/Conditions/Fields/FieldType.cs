namespace LifecycleKit.Conditions;

/// <summary>The type of a field, which decides which operators it has.</summary>
public enum FieldType
{
    /// <summary>A number or an amount of money, compared as <see cref="decimal"/>.</summary>
    Number = 0,

    /// <summary>An instant.</summary>
    Instant = 1,

    /// <summary>Text, compared ordinally.</summary>
    Text = 2,

    /// <summary>Yes or no.</summary>
    Flag = 3,

    /// <summary>A set of texts, compared ordinally.</summary>
    Set = 4,
}

namespace LifecycleKit.Customers;

/// <summary>The type of a <see cref="TraitValue"/>. The numbers are part of the stored format.</summary>
public enum TraitKind
{
    /// <summary>No value: the trait is cleared.</summary>
    None = 0,

    /// <summary>A number or an amount of money.</summary>
    Number = 1,

    /// <summary>Yes or no.</summary>
    Flag = 2,

    /// <summary>Text, compared ordinally.</summary>
    Text = 3,

    /// <summary>An instant.</summary>
    Instant = 4,

    /// <summary>A set of texts, compared ordinally.</summary>
    Set = 5,
}

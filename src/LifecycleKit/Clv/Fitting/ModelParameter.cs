using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>A parameter of a model.</summary>
/// <param name="Symbol">The letter in the literature, such as "alpha".</param>
/// <param name="Meaning">The meaning in words; English.</param>
/// <param name="Value">The value, above 0; with its standard error when that is known.</param>
public sealed record ModelParameter(string Symbol, string Meaning, Estimate Value)
{
    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"ModelParameter {{ Symbol = {Symbol}, Meaning = {Meaning}, Value = {Value} }}");
}

using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>A parameter of a model.</summary>
/// <param name="Symbol">Its letter in the paper, such as "alpha".</param>
/// <param name="Meaning">What it is, in words.</param>
/// <param name="Value">Its value, above 0; with the standard error where one is known.</param>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record ModelParameter(string Symbol, string Meaning, Estimate Value)
{
    /// <summary>Returns the values as text; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"ModelParameter {{ Symbol = {Symbol}, Meaning = {Meaning}, Value = {Value} }}");
}

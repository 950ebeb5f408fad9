using LifecycleKit.Conditions;

namespace LifecycleKit.Tests.Stages;

/// <summary>The result of an evaluation.</summary>
/// <param name="Truth">The answer; null after an error.</param>
/// <param name="Error">The predicate or field that failed; null for none.</param>
/// <param name="Calls">The calls of host code, in their order.</param>
internal sealed record OneMeaningAnswer(Truth? Truth, string? Error, string Calls)
{
    /// <summary>Whether each leaf was asked, from left to right; empty when that is not visible.</summary>
    public string Asked { get; init; } = string.Empty;
}

using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>What the evidence of a column decides: a notation, or the reason why there is none.</summary>
/// <typeparam name="T">The type of the notation.</typeparam>
/// <param name="Value">The notation; null when it is not decided.</param>
/// <param name="Problem">The two readings with an example row and the option that settles it, or the contradiction; null when it is
/// decided.</param>
/// <param name="Notes">What was decided by a rule and not by evidence, such as two-digit years.</param>
internal readonly record struct ColumnDecision<T>(T? Value, ImportDiagnostic? Problem, ImmutableArray<ImportDiagnostic> Notes)
    where T : class;

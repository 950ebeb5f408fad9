namespace LifecycleKit.Import;

/// <summary>How a column writes numbers.</summary>
/// <param name="DecimalSign">The decimal sign, <c>.</c> or <c>,</c>.</param>
/// <param name="GroupSign">The sign between groups of digits; null when numbers are not grouped.</param>
public sealed record NumberNotation(char DecimalSign, char? GroupSign);

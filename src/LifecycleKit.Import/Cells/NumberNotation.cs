namespace LifecycleKit.Import;

/// <summary>How a column writes numbers.</summary>
/// <remarks>
/// Groups of digits are read with every usual sign that is not the decimal sign: point or comma, blank, no-break blank, apostrophe. They
/// have three digits, or two and the last one three (<c>1,00,000</c>). Such a sign never changes a value, so that it is not part of the
/// decision.
/// </remarks>
/// <param name="DecimalSign">The decimal sign, <c>.</c> or <c>,</c>. Null when no number of the column shows it: then only numbers that
/// are the same with both signs can be read, and a later number that differs contradicts the notation.</param>
/// <param name="GroupSign">The sign between groups of digits that was seen first; null when numbers were not grouped.</param>
public sealed record NumberNotation(char? DecimalSign, char? GroupSign);

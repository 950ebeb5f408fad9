namespace LifecycleKit.Conditions;

/// <summary>A predicate of the host on a customer, which rules in text name.</summary>
/// <remarks>
/// One instance is called by all threads, so it must be thread-safe. It must be fast, and must neither wait nor write; set other data on
/// the customer as a trait. An exception in it fails the step, which then has changed nothing.
/// </remarks>
public interface IFactPredicate
{
    /// <summary>The name of the predicate in rules, compared ordinally.</summary>
    string Name { get; }

    /// <summary>
    /// Whether the answer can change without an event of the customer. The instant of such a change is unknown, so a time-based rule cannot
    /// use the predicate.
    /// </summary>
    /// <value>True unless overridden.</value>
    bool DependsOnTime => true;

    /// <summary>Evaluates the predicate for a customer; returns unknown when a needed fact is missing.</summary>
    /// <param name="facts">The customer; valid for the duration of the call.</param>
    Truth Evaluate(in Facts facts);
}

namespace LifecycleKit.Conditions;

/// <summary>A host's own question about a customer, asked by name where rules come from a file.</summary>
/// <remarks>
/// One instance serves all threads, so it must be thread-safe; it must be quick and neither wait nor write: what it needs to know should
/// be on the customer, as a trait. An exception in it fails the step, which then has changed nothing.
/// </remarks>
public interface IFactPredicate
{
    /// <summary>The name by which rules refer to it, compared ordinally.</summary>
    string Name { get; }

    /// <summary>
    /// Whether the answer can change while nothing happens to the customer. Nobody could tell when it would, so a rule on time may not ask it.
    /// </summary>
    /// <value>True unless overridden.</value>
    bool DependsOnTime => true;

    /// <summary>Answers; unknown when a fact is missing that it needs.</summary>
    /// <param name="facts">The customer, for the duration of the call.</param>
    Truth Evaluate(in Facts facts);
}

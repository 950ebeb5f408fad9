using System.Collections.Immutable;

namespace LifecycleKit.Testing;

/// <summary>The exception for code that breaks a contract.</summary>
public sealed class ContractViolationException : Exception
{
    /// <summary>Creates the exception with a default message.</summary>
    public ContractViolationException()
        : base("The contract is broken.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">The broken rule.</param>
    public ContractViolationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">The broken rule.</param>
    /// <param name="innerException">The cause.</param>
    public ContractViolationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal ContractViolationException(ImmutableArray<ContractViolation> violations, Exception? innerException = null)
        : base(Text(violations), innerException) => Violations = violations;

    /// <summary>The broken rules, in the order of the checks; empty when the exception was made with a message.</summary>
    public ImmutableArray<ContractViolation> Violations { get; } = [];

    private static string Text(ImmutableArray<ContractViolation> violations) => violations.Length == 1
        ? violations[0].ToString()
        : FormattableString.Invariant($"{violations.Length} checks failed:\n- {string.Join("\n- ", violations)}");
}

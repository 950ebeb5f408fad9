namespace LifecycleKit.Testing;

/// <summary>One check of the contract.</summary>
/// <param name="Name">The name, "theme/rule".</param>
/// <param name="Run">Runs the check on an empty store.</param>
/// <param name="NeedsReopening">Whether the check runs only where a store can be opened again.</param>
internal sealed record ContractCheck(string Name, Func<CheckRun, Task> Run, bool NeedsReopening = false);

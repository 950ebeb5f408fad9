namespace LifecycleKit.Testing;

/// <summary>The secret of a shop.</summary>
internal static class SecretChecks
{
    public static IReadOnlyList<ContractCheck> All { get; } =
    [
        new("secrets/the-first-stays", async run =>
        {
            foreach (var candidate in new[] { "first", "second", "FIRST" })
            {
                run.ExpectEqual(
                    $"secret when '{candidate}' is offered", "first",
                    await run.Store.GetOrAddSecretAsync(CheckRun.Shop, candidate, run.Token));
            }
        }),
        new("secrets/many-callers-get-the-same", async run =>
        {
            var secrets = await Task.WhenAll(Enumerable.Range(0, 6).Select(
                caller => Task.Run(async () => await run.Store.GetOrAddSecretAsync(CheckRun.Shop, $"caller {caller}", run.Token))));
            run.ExpectEqual("number of different secrets", 1, secrets.Distinct(StringComparer.Ordinal).Count());
        }),
    ];
}

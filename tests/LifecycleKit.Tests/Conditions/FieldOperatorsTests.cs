using System.Text.Json;
using LifecycleKit.Conditions;

namespace LifecycleKit.Tests.Conditions;

public class FieldOperatorsTests
{
    [Fact]
    public void Of_EveryTypeOfField_IsWhatItsReaderTakes() => Assert.All(
        new Field[] { Fields.OrderCount, Fields.LastOrderAt, Fields.EventSource, Fields.EmailContactable },
        field => Assert.All(Enum.GetValues<ConditionOperator>(), op =>
        {
            var diagnostics = new List<Diagnostic>();
            var read = new ConditionReader(ConditionCatalog.Of([field]), diagnostics).Read(Of(field, op), "x");
            if (FieldOperators.Of(field.Type).Contains(op))
            {
                Assert.Empty(diagnostics);
            }
            else
            {
                Assert.Equal(
                    (DiagnosticIds.TypeMismatch, $"x/{JsonNamingPolicy.CamelCase.ConvertName($"{op}")}"),
                    (Assert.Single(diagnostics).Id, diagnostics[0].Path));
            }

            Assert.Equal(diagnostics.Count == 0, read is not null);
        }));

    private static ConditionOptions Of(Field field, ConditionOperator op)
    {
        var value = field.Type switch { FieldType.Number => "1", FieldType.Instant => "2026-01-01", FieldType.Flag => "true", _ => "text" };
        return op switch
        {
            ConditionOperator.Eq => new() { Field = field.Name, Eq = value },
            ConditionOperator.Ne => new() { Field = field.Name, Ne = value },
            ConditionOperator.Gt => new() { Field = field.Name, Gt = value },
            ConditionOperator.Gte => new() { Field = field.Name, Gte = value },
            ConditionOperator.Lt => new() { Field = field.Name, Lt = value },
            ConditionOperator.Lte => new() { Field = field.Name, Lte = value },
            ConditionOperator.Between => new() { Field = field.Name, Between = new() { Min = value, Max = value } },
            ConditionOperator.In => new() { Field = field.Name, In = [value] },
            ConditionOperator.NotIn => new() { Field = field.Name, NotIn = [value] },
            ConditionOperator.Exists => new() { Field = field.Name, Exists = true },
            ConditionOperator.OlderThan => new() { Field = field.Name, OlderThan = "1d" },
            ConditionOperator.StartsWith => new() { Field = field.Name, StartsWith = value },
            _ => new() { Field = field.Name, Within = "1d" },
        };
    }
}

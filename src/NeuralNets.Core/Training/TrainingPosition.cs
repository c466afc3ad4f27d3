using System.Buffers;
using System.Text;
using System.Text.Json;
using NeuralNets.Persistence;

namespace NeuralNets;

/// <summary>Where a run stands, as a checkpoint's text (JSON) and further arrays. Numbers come back to the last bit.</summary>
internal static class TrainingPosition
{
    private const string EpochStart = "epochStart", Best = "best";
    private const int Version = 1;

    public static CheckpointContent<T> Of<T>(TrainingState<T> state, TrainingHistory history) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var tensors = new Dictionary<string, Memory<T>>();
        if (state.Batch > 0)
            tensors[EpochStart] = state.EpochStart.Memory;
        if (state.Best.Memory is { } best)
            tensors[Best] = best;
        return new CheckpointContent<T>(Text(state, history), tensors);
    }

    /// <exception cref="InvalidDataException">It is none of a trainer, or of a later version.</exception>
    public static void Read<T>(CheckpointContent<T> content, TrainingState<T> state) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using JsonDocument document = Parse(content.Position);
        var fields = new JsonFields(document.RootElement, "position");
        if (fields.Int32("version") is not Version and var version)
            throw fields.Broken($"version is {version}; this library reads version {Version}");
        state.Signature = fields.Texts("run");
        state.FirstEpoch = fields.Int32("firstEpoch");
        state.Batch = fields.Int32("batch");
        state.CostSum = fields.Double("costSum");
        state.LearningRate = fields.Double("learningRate");
        state.Time = TimeSpan.FromTicks(fields.Int64("ticks"));
        state.Gradient.Step = fields.UInt64("step");
        state.Best.Value = fields.Double("best");
        state.Best.Waited = fields.Int32("waited");
        state.Records.AddRange(TrainingHistory.FromJson(fields.String("history")).Epochs);
        if (state.Batch > 0)
            Tensor(content, EpochStart).Span.CopyTo(state.EpochStart.Span);
        if (content.Tensors.ContainsKey(Best))
            Tensor(content, Best).Span.CopyTo(state.Best.Parameters);
    }

    private static string Text<T>(TrainingState<T> state, TrainingHistory history) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, SafetensorsWriter.JsonOptions))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteStartObject("run");
            foreach ((string name, string value) in state.Signature)
                json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteNumber("firstEpoch", state.FirstEpoch);
            json.WriteNumber("batch", state.Batch);
            JsonFields.WriteDouble(json, "costSum", state.CostSum);
            JsonFields.WriteDouble(json, "learningRate", state.LearningRate);
            json.WriteNumber("ticks", state.Time.Ticks);
            json.WriteNumber("step", state.Gradient.Step);
            JsonFields.WriteDouble(json, "best", state.Best.Value);
            json.WriteNumber("waited", state.Best.Waited);
            json.WriteString("history", history.ToJson());
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static Memory<T> Tensor<T>(CheckpointContent<T> content, string name) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        content.Tensors.TryGetValue(name, out Memory<T> values) ? values : throw new InvalidDataException($"position: the checkpoint has no tensor {name}.");

    private static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"position is no JSON: {e.Message}", e);
        }
    }
}

package dev.runnel.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.runnel.Deferred;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class DeferredModuleTest {
    private final JsonMapper json = JsonMapper.builder().findAndAddModules().build();

    record Pen(String colour, Deferred<Optional<String>> maker) {}

    record Desk(
            String name,
            Deferred<List<Pen>> pens,
            Deferred<Pen> best,
            Deferred<Optional<Pen>> spare,
            Deferred<Long> height) {}

    private static final Desk BARE =
            new Desk("d", Deferred.unloaded(), Deferred.unloaded(), Deferred.unloaded(), Deferred.unloaded());

    @Test
    void unloadedIsLeftOut() {
        assertThat(json.writeValueAsString(BARE)).isEqualTo("{\"name\":\"d\"}");
    }

    @Test
    void loadedIsWrittenInPlace() {
        Pen blue = new Pen("blue", Deferred.of(Optional.of("me")));
        Desk desk = new Desk(
                "d",
                Deferred.of(List.of(blue, new Pen("red", Deferred.unloaded()))),
                Deferred.of(blue),
                Deferred.of(Optional.of(blue)),
                Deferred.of(7L));

        assertThat(json.writeValueAsString(desk))
                .isEqualTo("{\"name\":\"d\","
                        + "\"pens\":[{\"colour\":\"blue\",\"maker\":\"me\"},{\"colour\":\"red\"}],"
                        + "\"best\":{\"colour\":\"blue\",\"maker\":\"me\"},"
                        + "\"spare\":{\"colour\":\"blue\",\"maker\":\"me\"},"
                        + "\"height\":7}");
    }

    @Test
    void loadedButEmptyIsNotUnloaded() {
        Desk desk = new Desk(
                "d", Deferred.of(List.of()), Deferred.unloaded(), Deferred.of(Optional.empty()), Deferred.unloaded());

        String text = json.writeValueAsString(desk);
        assertThat(text).isEqualTo("{\"name\":\"d\",\"pens\":[],\"spare\":null}");
        Desk read = json.readValue(text, Desk.class);
        assertThat(read.pens().get()).isEmpty();
        assertThat(read.spare().get()).isEmpty();
        assertThat(read.best().isLoaded()).isFalse();
    }

    @Test
    void partIsWrittenAndReadAsAll() {
        Desk desk = new Desk(
                "d",
                Deferred.relation(List.of(new Pen("red", Deferred.unloaded())), true),
                Deferred.unloaded(),
                Deferred.unloaded(),
                Deferred.unloaded());

        String text = json.writeValueAsString(desk);
        assertThat(text).isEqualTo("{\"name\":\"d\",\"pens\":[{\"colour\":\"red\"}]}");
        assertThat(json.readValue(text, Desk.class).pens().isPartial()).isFalse();
    }

    @Test
    void whatVanishedIsLeftOut() {
        Desk desk = new Desk(
                "d", Deferred.unloaded(), Deferred.missing("Desk.best"), Deferred.unloaded(), Deferred.unloaded());

        assertThat(json.writeValueAsString(desk)).isEqualTo("{\"name\":\"d\"}");
    }

    @Test
    void absentIsReadAsUnloaded() {
        Desk read = json.readValue("{\"name\":\"d\"}", Desk.class);

        assertThat(read).isEqualTo(BARE);
        assertThat(List.of(read.pens(), read.best(), read.spare(), read.height()))
                .noneMatch(Deferred::isLoaded);
    }

    @Test
    void nullIsNoValueOfARequiredOne() {
        for (String component : List.of("pens", "best", "height")) {
            assertThatThrownBy(() -> json.readValue("{\"name\":\"d\",\"" + component + "\":null}", Desk.class))
                    .isInstanceOf(MismatchedInputException.class)
                    .hasMessageContaining("leave the property out")
                    .hasMessageContaining(component);
        }
        // an empty text is null to Jackson, where a number is wanted
        assertThatThrownBy(() -> json.readValue("{\"name\":\"d\",\"height\":\"\"}", Desk.class))
                .isInstanceOf(MismatchedInputException.class);
    }

    record Chosen(
            @JsonInclude(Include.NON_NULL) Deferred<Pen> nonNull,
            @JsonInclude(Include.ALWAYS) Deferred<Pen> always,
            @JsonInclude(Include.NON_EMPTY) Deferred<List<Pen>> nonEmpty,
            @JsonInclude(content = Include.NON_EMPTY) Deferred<List<Pen>> nonEmptyContent) {}

    @Test
    void whateverIsSaidAboutInclusion() {
        Chosen unloaded =
                new Chosen(Deferred.unloaded(), Deferred.unloaded(), Deferred.unloaded(), Deferred.unloaded());
        Chosen loaded = new Chosen(
                Deferred.of(new Pen("red", Deferred.unloaded())),
                Deferred.unloaded(),
                Deferred.of(List.of()),
                Deferred.of(List.of()));

        for (Include include : List.of(Include.ALWAYS, Include.NON_NULL, Include.NON_EMPTY, Include.NON_DEFAULT)) {
            JsonMapper mapper = JsonMapper.builder()
                    .findAndAddModules()
                    .changeDefaultPropertyInclusion(value -> value.withValueInclusion(include))
                    .build();
            assertThat(mapper.writeValueAsString(unloaded)).isEqualTo("{}");
            assertThat(mapper.writeValueAsString(loaded))
                    .isEqualTo("{\"nonNull\":{\"colour\":\"red\"},\"nonEmpty\":[]}");
        }
    }

    record Annotated(
            @JsonProperty("writing_tools") @JsonIgnoreProperties("maker")
            Deferred<List<Pen>> pens,

            @JsonUnwrapped Deferred<Pen> best) {}

    @Test
    void annotationsOfTheComponentAreForTheContent() {
        Pen blue = new Pen("blue", Deferred.of(Optional.of("me")));

        assertThat(json.writeValueAsString(new Annotated(Deferred.of(List.of(blue)), Deferred.of(blue))))
                .isEqualTo("{\"writing_tools\":[{\"colour\":\"blue\"}],\"colour\":\"blue\",\"maker\":\"me\"}");
        assertThat(json.writeValueAsString(new Annotated(Deferred.unloaded(), Deferred.unloaded())))
                .isEqualTo("{}");
    }

    @Test
    void whereNothingCanBeLeftOutUnloadedIsNull() {
        assertThat(json.writeValueAsString(Deferred.unloaded())).isEqualTo("null");
        assertThat(json.writeValueAsString(List.of(Deferred.of("x"), Deferred.unloaded())))
                .isEqualTo("[\"x\",null]");
    }

    @Test
    void anUnloadedElementOfAListIsNotReadAgain() {
        assertThatThrownBy(() -> json.readValue("[\"x\",null]", new TypeReference<List<Deferred<String>>>() {}))
                .isInstanceOf(MismatchedInputException.class);
        assertThatThrownBy(() -> json.readValue("null", new TypeReference<Deferred<String>>() {}))
                .isInstanceOf(MismatchedInputException.class);
        List<Deferred<Optional<String>>> read = json.readValue("[null]", new TypeReference<>() {});
        assertThat(read.get(0).get()).isEmpty();
    }

    @Test
    void atTheTopTheTypeIsNamedByTheCaller() {
        Deferred<List<Pen>> read = json.readValue("[{\"colour\":\"red\"}]", new TypeReference<>() {});

        assertThat(read.get()).containsExactly(new Pen("red", Deferred.unloaded()));
    }

    @Test
    void addedByHandTwiceIsAddedOnce() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new DeferredModule())
                .findAndAddModules()
                .build();

        assertThat(mapper.registeredModules())
                .filteredOn(DeferredModule.class::isInstance)
                .hasSize(1);
        assertThat(mapper.writeValueAsString(BARE)).isEqualTo("{\"name\":\"d\"}");
    }
}

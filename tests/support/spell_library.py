"""Small C libraries with the functions of Enchant and of Hunspell, compiled by the test that wants them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

_ENCHANT = r"""
#include <stdlib.h>
#include <string.h>
typedef void (*listed)(const char*, const char*, const char*, const char*, void*);
struct dict { char tag[16]; char added[32][64]; int count; };
static const char* words[][2] = {{"en_GB", "colour"}, {"en_GB", "hello"}, {"en_GB", "world"}, {"de_DE", "Größe"},
    {"de_DE", "hallo"}, {"en_GB", "don't"}};
int alive = 0;
void* enchant_broker_init(void) { alive++; return malloc(1); }
void enchant_broker_free(void* broker) { alive--; free(broker); }
void enchant_broker_list_dicts(void* broker, listed tell, void* data) {
    tell("en_GB", "stand-in", "", "", data); tell("de_DE", "stand-in", "", "", data); }
void* enchant_broker_request_dict(void* broker, const char* tag) {
    if (strcmp(tag, "en_GB") && strcmp(tag, "de_DE")) return 0;
    struct dict* made = calloc(1, sizeof *made); strncpy(made->tag, tag, 15); alive++; return made; }
void enchant_broker_free_dict(void* broker, void* dict) { alive--; free(dict); }
int enchant_dict_check(struct dict* dict, const char* word, ssize_t length) {
    for (unsigned i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(words[i][0], dict->tag) && (ssize_t)strlen(words[i][1]) == length
            && !strncmp(words[i][1], word, length)) return 0;
    for (int i = 0; i < dict->count; i++)
        if ((ssize_t)strlen(dict->added[i]) == length && !strncmp(dict->added[i], word, length)) return 0;
    return 1; }
char** enchant_dict_suggest(struct dict* dict, const char* word, ssize_t length, size_t* count) {
    char** found = calloc(3, sizeof *found); *count = 0;
    for (unsigned i = 0; i < sizeof words / sizeof *words && *count < 2; i++)
        if (!strcmp(words[i][0], dict->tag) && words[i][1][0] == word[0]) found[(*count)++] = strdup(words[i][1]);
    alive++; return found; }
void enchant_dict_free_string_list(void* dict, char** list) {
    for (int i = 0; list[i]; i++) free(list[i]); free(list); alive--; }
void enchant_dict_add(struct dict* dict, const char* word, ssize_t length) {
    memcpy(dict->added[dict->count], word, length); dict->added[dict->count++][length] = 0; }
"""

_HUNSPELL = r"""
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct speller { char words[64][64]; int count; };
int alive = 0;
void* Hunspell_create(const char* rules, const char* dictionary) {
    FILE* file = fopen(dictionary, "r"); if (!file) return 0;
    struct speller* made = calloc(1, sizeof *made); char line[64];
    if (!fgets(line, 64, file)) return 0;
    while (made->count < 64 && fgets(line, 64, file)) {
        line[strcspn(line, "/\r\n")] = 0; strcpy(made->words[made->count++], line); }
    fclose(file); alive++; return made; }
void Hunspell_destroy(void* speller) { alive--; free(speller); }
int Hunspell_spell(struct speller* speller, const char* word) {
    for (int i = 0; i < speller->count; i++) if (!strcmp(speller->words[i], word)) return 1;
    return 0; }
const char* Hunspell_get_dic_encoding(void* speller) { return "ISO8859-1"; }
int Hunspell_suggest(struct speller* speller, char*** list, const char* word) {
    int count = 0; *list = calloc(64, sizeof **list); alive++;
    for (int i = 0; i < speller->count; i++)
        if (speller->words[i][0] == word[0]) (*list)[count++] = strdup(speller->words[i]);
    return count; }
void Hunspell_free_list(void* speller, char*** list, int count) {
    for (int i = 0; i < count; i++) free((*list)[i]); free(*list); *list = 0; alive--; }
"""


def compiler() -> str | None:
    """A C compiler, if there is one."""
    return shutil.which("cc") or shutil.which("gcc")


def _build(source: str, folder: Path, name: str) -> str:
    found = compiler()
    assert found is not None
    code = folder / f"{name}.c"
    code.write_text("#include <sys/types.h>\n" + source, encoding="utf-8")
    library = folder / f"lib{name}.so"
    subprocess.run([found, "-shared", "-fPIC", "-w", "-o", library, code], check=True)
    return str(library)


def build_enchant(folder: Path) -> str:
    """Knows ``en_GB`` and ``de_DE``; counts what it has given out in ``alive``."""
    return _build(_ENCHANT, folder, "enchant_stand_in")


def build_hunspell(folder: Path) -> str:
    """Reads the words of a dictionary, without its rules."""
    return _build(_HUNSPELL, folder, "hunspell_stand_in")
